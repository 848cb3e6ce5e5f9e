import { join } from 'node:path';
import { type DataConverter } from '@temporalio/common';
import { type Keys } from '../crypto/keyring';
import { createPayloadCodec } from './payload-codec';

/** The module that turns errors into what a history keeps; the bundle of workflow code needs the same one. */
export const FAILURE_CONVERTER_PATH = join(__dirname, 'failure-converter');

/** How everything that the engine keeps is written and read: encrypted, error messages and stack traces included. */
export function createDataConverter(keys: Keys): DataConverter {
  return { failureConverterPath: FAILURE_CONVERTER_PATH, payloadCodecs: [createPayloadCodec(keys)] };
}
