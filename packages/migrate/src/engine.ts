import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

export type SchemaEngine = glue.SchemaEngine;

/** No table or enum is managed by anyone but the migrations. */
export const noFilters = { externalTables: [], externalEnums: [] };

const CHAR_OID = 18;
const TEXT_OID = 25;

let loading: Promise<void> | undefined;

/** The package expects a bundler to load its WASM; Node has to be shown how. */
async function loadWasm() {
  const gluePath = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const { instance } = await WebAssembly.instantiate(
    await readFile(gluePath.replace(/\.js$/, '.wasm')),
    { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports },
  );
  const { __wbg_set_wasm } = glue as unknown as { __wbg_set_wasm(exports: unknown): void };
  __wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
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
    const performIO = adapter['performIO'].bind(adapter);
    adapter['performIO'] = async (query) => {
      const result = await performIO(query);
      for (const field of result.fields) {
        if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
      }
      return result;
    };
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
  const factory = bindMigrationAwareSqlAdapterFactory(
    new MigratingPg({ connectionString: databaseUrl, max: 1, allowExitOnIdle: true }),
  );
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
