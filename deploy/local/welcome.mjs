import { settingGroups } from './environment.mjs';
import { backingParts } from './parts.mjs';

/** Prints where to look and what to do next. */
export function printAddresses(profile, hasIssued) {
  const { PUBLIC_URL } = settingGroups(profile).public;
  const { REGISTRY_URL } = settingGroups(profile).registries;
  const temporalUi = process.env.TEMPORAL_ADDRESS
    ? `of ${process.env.TEMPORAL_ADDRESS}`
    : `http://localhost:${profile.base + backingParts.temporal.ports.ui}`;
  console.log(`
${hasIssued ? 'A licence was issued. Everything stays up until Ctrl-C.' : 'The sample application did NOT end in a licence: see above. Everything stays up until Ctrl-C.'}

  Gateway             ${PUBLIC_URL}
  API document        ${PUBLIC_URL}/openapi.json
  Sign-in             ${PUBLIC_URL}/v1/sign-in   (demo people are listed on the page)
  Verification        ${PUBLIC_URL}/verify/<licence number>
  Registry sandbox    ${REGISTRY_URL}
  Temporal UI         ${temporalUi}
  Logs                ${profile.folder}/logs/

Next, in another terminal:
  npm start                           another sample application, against what runs here
  npm run licensing -- --help         apply, status, certificate, verify, audit
  npm run stack -- logs casework      follow the log of a part
  npm test                            every check, on ports and data of its own
`);
}
