import { ensureCertificates } from './certificates.mjs';
import { certificateHolders } from './parts.mjs';

// For containers: `npm start` does this by itself. The folder comes as the only argument.
await ensureCertificates(process.argv[2], certificateHolders);
