// SPDX-License-Identifier: Apache-2.0
/** Looks at what a resolver takes for a consumer, and runs it. */
package org.mapiosgi.resolve;
