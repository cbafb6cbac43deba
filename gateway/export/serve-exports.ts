import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { etagOf, isFresh, setValidators, type Version } from '../http/validators.js';
import { clientKey } from '../limits/client-key.js';
import { operate } from '../operate.js';
import { readRelease } from '../release.js';
import type { System } from '../system.js';
import { casesExport } from './cases/cases-export.js';
import { catalogExport } from './catalog/catalog-export.js';
import { codebookExport } from './codebook/codebook-export.js';
import { serveCsvMetadata } from './codebook/csv-metadata.js';
import type { Export, Run } from './export.js';
import { ExportError, refuse, tellInHeader } from './export-error.js';
import { type Format, MEDIA_TYPES } from './formats/formats.js';
import { LongAnswers } from './long-answers.js';
import { observationsExport } from './observations/observations-export.js';
import { readParameters } from './parameters.js';
import { reportExport } from './report/report-export.js';

const EXPORTS: readonly Export[] = [observationsExport, casesExport, reportExport, codebookExport, catalogExport];

/** Files for tools that fetch an address: the operations of clients, sent through the gateway and written as tables. */
export async function serveExports(app: FastifyInstance, system: System): Promise<void> {
  const release = await readRelease();
  const long = new LongAnswers();
  await app.register((scope, _options, done) => {
    scope.addHook('onSend', tellInHeader);
    for (const each of EXPORTS) {
      for (const format of each.formats) {
        scope.get(`/export/${each.name}.${format}`, async (request, reply) => {
          try {
            return await answer({ request, reply, system, format, export: each, release, long });
          } catch (error) {
            return refuse(error, reply);
          }
        });
      }
    }
    serveCsvMetadata(scope);
    done();
  });
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
  system: System;
  format: Format;
  export: Export;
  /** Of this program: another one may write the same rows in another way. */
  release: string;
  long: LongAnswers;
}

async function answer(exchange: Exchange): Promise<FastifyReply> {
  const { request, reply, system, format, release, long } = exchange;
  const { name, version, open, parameters: known, isLong = false } = exchange.export;
  const parameters = readParameters(request.query, known);
  refuseUnacceptable(request, format);
  const context = { requestId: request.id, ...request.identity, signal: signalOf(reply) };
  const run: Run = (document, variables) => operate(system.gateway, document, variables, context);

  const current = await version(run, parameters);
  const etagWith = ({ content }: Pick<Version, 'content'>) => etagOf([name, format, [...parameters], content, release]);
  if (isFresh(request, etagWith(current), current)) {
    setValidators(request, reply, etagWith(current), current);
    return reply.code(304).send();
  }
  if (isLong) long.begin(clientKey(request.identity.caller, request.ip), reply.raw);
  const body = await open(run, parameters, format);
  setValidators(request, reply, etagWith(body), current);
  // The same text, the same rows: a tool that asks in pages sees whether they are of one and the same.
  reply.header('x-snapshot-id', body.content);
  if (body.totalRows !== null) reply.header('x-total-count', String(body.totalRows));
  return send(exchange, body.stream, [...parameters.values()]);
}

/** Aborted when the client has gone: nobody reads on for it. */
function signalOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

/** @throws {ExportError} 406 if the client takes other types only. */
function refuseUnacceptable(request: FastifyRequest, format: Format): void {
  const { type } = MEDIA_TYPES[format];
  // Some tools name the encoding as well, and then accept no type that does not.
  const offered = [type, `${type}; charset=utf-8`];
  if (new Negotiator(request.raw).mediaTypes(offered).length > 0) return;
  const message = `Expected "${type}" among the types accepted, found others. The ending of the address names the type.`;
  throw new ExportError(406, 'NOT_ACCEPTABLE', message);
}

function send({ request, reply, format, export: { name } }: Exchange, stream: Readable, values: string[]) {
  const { type, isText, isShown } = MEDIA_TYPES[format];
  const parts = [name, ...values.filter((value) => /^[\w-]{1,40}$/.test(value))];
  reply.header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename="${parts.join('_')}.${format}"`);
  reply.type(isText ? `${type}; charset=utf-8` : type);
  // A workbook is compressed already.
  if (!isText || new Negotiator(request.raw).encodings(['gzip', 'identity'])[0] !== 'gzip') return reply.send(stream);
  reply.header('content-encoding', 'gzip');
  return reply.send(compressed(stream));
}

/** Slowly read, it is slowly written; broken off, it ends in an error and not as if it were whole. */
function compressed(stream: Readable): Readable {
  const gzip = createGzip();
  stream.once('error', (error) => gzip.destroy(error));
  gzip.once('close', () => stream.destroy());
  return stream.pipe(gzip);
}
