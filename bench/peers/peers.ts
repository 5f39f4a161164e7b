import { chrono } from './chrono.ts'
import { citron } from './citron.ts'
import { compromise } from './compromise.ts'
import { corenlp } from './corenlp.ts'
import type { Peer } from './peer.ts'
import { recognizers } from './recognizers.ts'
import { spacy } from './spacy.ts'
import { udpipe } from './udpipe.ts'
import { wink } from './wink.ts'

/** The readers by others that can run beside us. */
export const PEERS: readonly Peer[] = [corenlp, spacy, udpipe, citron, wink, compromise, chrono, recognizers]
