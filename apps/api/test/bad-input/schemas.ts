import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { type OpenApiDocument } from '../../src/platform/http/openapi-document';

export type Schema = Record<string, unknown>;

const ROOT = 'urn:ur-desk:openapi';

/** The schemas of an OpenAPI document, as judges of bodies. */
export class Schemas {
  private readonly ajv = new Ajv({ strict: true, strictTypes: false, allErrors: false });
  private readonly components: Record<string, Schema>;

  constructor(document: OpenApiDocument) {
    addFormats(this.ajv);
    this.ajv.addVocabulary(['components']);
    this.components = (document['components'] as { schemas: Record<string, Schema> }).schemas;
    this.ajv.addSchema({ $id: ROOT, components: { schemas: this.components } });
  }

  get names(): string[] {
    return Object.keys(this.components);
  }

  /** The check of a named schema, or of one that refers to named ones. */
  judge(schema: string | Schema): ValidateFunction {
    if (typeof schema === 'string') return this.named(schema);
    return this.ajv.compile(anchored(schema));
  }

  /** What a reference stands for; what is no reference stays. */
  resolve(schema: Schema): Schema {
    const ref = schema['$ref'];
    return typeof ref === 'string' ? (this.components[ref.split('/').at(-1) ?? ''] ?? {}) : schema;
  }

  private named(name: string): ValidateFunction {
    const ref = `${ROOT}#/components/schemas/${name}`;
    return this.ajv.getSchema(ref) ?? this.ajv.compile({ $ref: ref });
  }
}

/** References to the document's components, made absolute. */
function anchored(value: Schema): Schema {
  const text = JSON.stringify(value).replaceAll('"#/components/', `"${ROOT}#/components/`);
  return JSON.parse(text) as Schema;
}
