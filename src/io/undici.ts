// The parts of undici that ask for a document. Its index loads fetch, WebSocket, cookies and caches as well, which
// takes longer than a quiet reading of fifty papers may. undici declares no `exports`, its version is pinned, and
// every test of tests/io reads through these parts.
import request from 'undici/lib/api/api-request.js'
import buildConnector from 'undici/lib/core/connect.js'
import errors from 'undici/lib/core/errors.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'

Dispatcher.prototype.request = request

export { Agent, buildConnector, errors }
