import { InferenceSession, Tensor } from 'onnxruntime-node';
import { toDictionary } from './dictionary';
import { type MODEL_FILES, modelsFolder, readModel } from './models';

/** The loaded models. Only a child process holds them. */
export interface Models {
  readonly detection: InferenceSession;
  readonly recognition: InferenceSession;
  readonly direction: InferenceSession;
  readonly dictionary: readonly string[];
}

/**
 * Loads every model once.
 *
 * @param folder empty: the folder of the package
 * @throws ModelError naming the file that is missing or another
 */
export async function loadModels(folder = '', threads = 1): Promise<Models> {
  const from = modelsFolder(folder);
  const load = async (name: keyof typeof MODEL_FILES): Promise<InferenceSession> =>
    InferenceSession.create(await readModel(from, name), {
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      // Runs have many widths: an arena would keep the largest block of each.
      enableCpuMemArena: false,
      enableMemPattern: false,
      logSeverityLevel: 3,
    });
  return {
    detection: await load('detection'),
    recognition: await load('recognition'),
    direction: await load('direction'),
    dictionary: toDictionary((await readModel(from, 'characters')).toString('utf8')),
  };
}

/** Runs a model that has one input and one output. */
export async function infer(
  session: InferenceSession,
  data: Float32Array,
  shape: readonly number[],
): Promise<{ data: Float32Array; shape: readonly number[] }> {
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  const tensor = new Tensor('float32', data, shape);
  const result = (await session.run({ [input]: tensor }))[output];
  tensor.dispose();
  if (!result || !(result.data instanceof Float32Array)) throw new Error(`the model answers no ${output}`);
  return { data: result.data, shape: result.dims };
}
