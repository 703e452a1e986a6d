import { createHash } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { docker, runProgram } from './run-program.ts';

/** A file, folder or link in one layer. */
export type LayerEntry = {
  /** From the root of the image, without a leading slash. */
  readonly path: string;
  readonly type: NonNullable<Header['type']>;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly linkname: string | null;
  readonly sha256: string;
  readonly isElf: boolean;
  /** What a text search may look at; empty for what is no regular file and for programs. */
  readonly content: Buffer;
};

export type Layer = {
  readonly digest: string;
  /** As tar. */
  readonly bytes: number;
  /** As a registry keeps and sends it: gzip at its usual level. */
  readonly gzipBytes: number;
  readonly entries: readonly LayerEntry[];
};

export type ImageConfig = {
  readonly User?: string;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[];
  readonly Labels?: Readonly<Record<string, string>>;
  readonly ExposedPorts?: Readonly<Record<string, unknown>>;
  readonly Volumes?: Readonly<Record<string, unknown>> | null;
  readonly Healthcheck?: { readonly Test: readonly string[] };
};

export type Image = {
  readonly name: string;
  readonly config: ImageConfig;
  readonly layers: readonly Layer[];
  /** Every file of every layer, as stored. */
  readonly unpackedBytes: number;
};

const gzipMagic = Buffer.from([0x1f, 0x8b]);

/** Reads an image as the engine would give it away (`docker save`): every layer with every entry, not only what the last layer leaves visible. */
export async function readImage(name: string): Promise<Image> {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-image-'));
  try {
    const file = path.join(folder, 'image.tar');
    await docker(['save', '--output', file, name], { timeoutMs: 120_000 });
    await runProgram('tar', ['-xf', file, '-C', folder], { timeoutMs: 120_000 });
    // The form of `docker save` is fixed; a mistake here shows as a missing layer.
    const [manifest] = readJson(path.join(folder, 'manifest.json')) as { Config: string; Layers: string[] }[];
    if (manifest === undefined) throw new Error(`docker save gave no manifest for ${name}`);
    const { config, rootfs } = readJson(path.join(folder, manifest.Config)) as { config: ImageConfig; rootfs: { diff_ids: string[] } };
    const layers: Layer[] = [];
    for (const [index, layer] of manifest.Layers.entries())
      layers.push(await readLayer(path.join(folder, layer), rootfs.diff_ids[index] ?? ''));
    const unpackedBytes = layers.flatMap((layer) => layer.entries).reduce((sum, entry) => sum + entry.bytes, 0);
    return { name, config, layers, unpackedBytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function readLayer(saved: string, digest: string): Promise<Layer> {
  const file = await unzipped(saved);
  const entries: LayerEntry[] = [];
  const tar = extract();
  const reading = pipeline(createReadStream(file), tar);
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    // A stream of bytes gives buffers.
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    entries.push(entryOf(entry.header, Buffer.concat(chunks)));
  }
  await reading;
  return { digest, bytes: statSync(file).size, gzipBytes: await gzipBytesOf(file, digest), entries };
}

/** An engine that keeps its images with containerd gives layers away as it pulled or pushed them. */
async function unzipped(saved: string): Promise<string> {
  if (!firstBytes(saved, gzipMagic.length).equals(gzipMagic)) return saved;
  await pipeline(createReadStream(saved), createGunzip(), createWriteStream(`${saved}.tar`));
  return `${saved}.tar`;
}

function firstBytes(file: string, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, bytes);
  closeSync(descriptor);
  return bytes;
}

function entryOf(header: Header, content: Buffer): LayerEntry {
  const isElf = content.subarray(0, 4).toString('latin1') === '\x7fELF';
  return {
    path: header.name.replace(/^\.?\/+/, '').replace(/\/$/, ''),
    type: header.type ?? 'file',
    mode: header.mode ?? 0,
    uid: header.uid ?? 0,
    gid: header.gid ?? 0,
    bytes: header.type === 'file' ? content.length : 0,
    mtimeMs: header.mtime?.getTime() ?? 0,
    linkname: header.linkname ?? null,
    sha256: createHash('sha256').update(content).digest('hex'),
    isElf,
    content: isElf ? Buffer.alloc(0) : content,
  };
}

/** Both images hold the layer that takes longest. */
const knownGzipBytes = new Map<string, number>();

async function gzipBytesOf(file: string, digest: string): Promise<number> {
  const known = knownGzipBytes.get(digest);
  if (known !== undefined) return known;
  let bytes = 0;
  await pipeline(createReadStream(file), createGzip(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) bytes += chunk.length;
  });
  knownGzipBytes.set(digest, bytes);
  return bytes;
}
