// SPDX-License-Identifier: Apache-2.0
/** A session on the emulator for the tests of the model: no framework, no pump, one thread. */
package org.mapiosgi.model.support;
