import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, type SqlQuery } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export type SchemaEngine = glue.SchemaEngine;

/** No table or enum is managed by anyone but the migrations. */
export const noFilters = { externalTables: [], externalEnums: [] };

const CHAR_OID = 18;
const TEXT_OID = 25;

let loading: Promise<void> | undefined;

/** Node has WebAssembly, but its types come only with a browser's. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      bytes: Uint8Array,
      imports: Record<string, object>,
    ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
};

/** The package expects a bundler to load its WASM; Node has to be shown how. */
async function loadWasm() {
  const gluePath = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const imports: Record<string, unknown> = { ...glue };
  for (const name of Object.keys(imports)) {
    // The engine leaves its 10 s lock timer running, which would hold the process that long.
    if (name.startsWith('__wbg_setTimeout_')) {
      imports[name] = (run: () => void, delayMs: number) => setTimeout(run, delayMs).unref();
    }
  }
  const bytes = await readFile(gluePath.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports });
  (glue as unknown as { __wbg_set_wasm(exports: object): void }).__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

class MigratingPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    // The adapter splits scripts at every semicolon, which breaks function bodies. Sent whole,
    // PostgreSQL also runs the script as one transaction.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    // Introspection reads columns of PostgreSQL's one-byte "char", a type the adapter lacks.
    // biome-ignore-start lint/complexity/useLiteralKeys: only so may a private member be read.
    const performIO = adapter['performIO'].bind(adapter);
    adapter['performIO'] = async (query: SqlQuery) => {
      const result = await performIO(query);
      for (const field of result.fields) {
        if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
      }
      return result;
    };
    // biome-ignore-end lint/complexity/useLiteralKeys: see above.
    return adapter;
  }
}

/** Runs `work` with Prisma's schema engine connected to a database, then disconnects. */
export async function withEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadWasm();
  await loading;
  // One connection only: the engine's advisory lock belongs to the session that took it.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new MigratingPg(pool));
    const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
    try {
      return await work(engine);
    } catch (error) {
      throw readable(error, (id) => factory.errorRegistry.consumeError(id)?.error);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** The engine names a failed migration but only numbers the database's own words; join the two. */
function readable(error: unknown, lookUp: (id: number) => unknown): unknown {
  const { message = '' } = error as Error;
  const id = /External error id#(\d+)/.exec(message)?.[1];
  if (id === undefined) return error;
  const cause = lookUp(Number(id));
  const migration = /migration_name="([^"]+)"/.exec(message)?.[1];
  const what = migration ? `Migration ${migration} failed` : 'The database refused';
  return new Error(`${what}: ${cause instanceof Error ? cause.message : cause}`, { cause });
}
