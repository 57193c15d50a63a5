// Prints the canonical N-Quads (RDFC-1.0) of a document, by jsonld.js and
// rdf-canonize in their safe mode: tests/vectors/rdfc/*.nq, that ours are held to.
//
// usage: node quads.mjs DOCUMENT.json
import {readFileSync} from 'node:fs';
import jsonld from 'jsonld';
import {documentLoader} from './lib.mjs';

process.stdout.write(await jsonld.canonize(JSON.parse(readFileSync(process.argv[2])), {
  algorithm: 'RDFC-1.0', format: 'application/n-quads', base: null, safe: true, documentLoader,
  canonizeOptions: {maxWorkFactor: 3},
}));
