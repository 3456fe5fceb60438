// SPDX-License-Identifier: Apache-2.0
/**
 * The shape of the code as tests: which bundle may use which, no circles, a page for each package.
 */
package org.mapiosgi.guard;
