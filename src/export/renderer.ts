import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import type { ExportInput } from './exporter';

let ready: Promise<void> | undefined;

/** Pixels of an SVG text as PNG, by the renderer that is built beside the program. Throws where the text is no drawing. */
export async function pixelsOf(
  svg: string | Uint8Array,
  options: ResvgRenderOptions,
  { asset }: Pick<ExportInput, 'asset'>,
) {
  // The module can be made once in a process; a failure (a file that is not there) may be another time's success.
  ready ??= asset('resvg.wasm').then(async (bytes) => initWasm(bytes));
  await ready.catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  const picture = new Resvg(svg, options);
  try {
    const image = picture.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    picture.free();
  }
}
