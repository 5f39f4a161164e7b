import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Outputs } from './decode.ts'
import type { Manifest } from './manifest.ts'
import type { Window } from './windows.ts'

/** A loaded network: takes windows of similar length together, padded to the longest. */
export interface Session {
  readonly engine: 'onnxruntime-node' | 'onnxruntime-web'
  run(windows: readonly Window[]): Promise<Outputs>
}

const FLOATS = ['join', 'sentence', 'arc', 'names', 'times', 'source', 'cue', 'content', 'link'] as const
const CLASSES = ['upos', 'xpos', 'lemma', 'rel'] as const
/** Layers that not every model has. */
const OPTIONAL = ['act', 'coref_query', 'coref_key', 'coref_new'] as const

/** Loads the network of a model's folder with the native engine, or with WebAssembly where that is not installed. */
export async function openSession(folder: string, manifest: Manifest): Promise<Session> {
  const { runtime, engine } = await loadRuntime()
  const session = await runtime.InferenceSession.create(await readFile(join(folder, manifest.file)), {
    graphOptimizationLevel: 'all',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    executionProviders: [engine === 'onnxruntime-node' ? 'cpu' : 'wasm'],
    // The pass for quantised graphs would make answers depend on the engine.
    extra: { session: { disable_quant_qdq: '1' } },
  } as InferenceSession.SessionOptions)
  return {
    engine,
    run: async (windows) => {
      const feeds = feedsOf(windows, runtime.Tensor)
      const answer = await session.run(feeds.tensors)
      const outputs: Record<string, unknown> = { batch: windows.length, length: feeds.length }
      for (const name of FLOATS) outputs[name] = answer[name]!.data
      for (const name of CLASSES) outputs[name] = answer[name]!.data
      for (const name of OPTIONAL) outputs[name] = answer[name]?.data ?? null
      return outputs as unknown as Outputs
    },
  }
}

interface Runtime {
  readonly InferenceSession: typeof InferenceSession
  readonly Tensor: typeof Tensor
}

async function loadRuntime(): Promise<{ runtime: Runtime; engine: Session['engine'] }> {
  try {
    const loaded = (await import('onnxruntime-node')) as unknown as Runtime & { default?: Runtime }
    return { runtime: loaded.InferenceSession ? loaded : loaded.default!, engine: 'onnxruntime-node' }
  } catch (native) {
    try {
      const loaded = (await import('onnxruntime-web')) as unknown as Runtime & {
        env: { wasm: { numThreads: number } }
      }
      loaded.env.wasm.numThreads = 1
      return { runtime: loaded, engine: 'onnxruntime-web' }
    } catch {
      throw new Error(
        `expected onnxruntime-node or onnxruntime-web, got neither (${(native as Error).message}); run npm install onnxruntime-node`,
        { cause: native },
      )
    }
  }
}

function feedsOf(
  windows: readonly Window[],
  tensor: typeof Tensor,
): { tensors: Record<string, Tensor>; length: number } {
  const length = windows.reduce((longest, w) => Math.max(longest, w.ids.length), 0)
  const size = windows.length * length
  const [ids, mask, casing, spacing] = [0, 1, 2, 3].map(() => new BigInt64Array(size))
  windows.forEach((w, row) => {
    for (let k = 0; k < w.ids.length; k++) {
      const at = row * length + k
      ids![at] = BigInt(w.ids[k]!)
      mask![at] = 1n
      casing![at] = BigInt(w.casing[k]!)
      spacing![at] = BigInt(w.spacing[k]!)
    }
  })
  const shape = [windows.length, length]
  const make = (data: BigInt64Array | undefined): Tensor => new tensor('int64', data!, shape)
  return {
    length,
    tensors: {
      input_ids: make(ids),
      attention_mask: make(mask),
      casing: make(casing),
      spacing: make(spacing),
    },
  }
}
