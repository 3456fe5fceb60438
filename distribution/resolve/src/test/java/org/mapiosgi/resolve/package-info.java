// SPDX-License-Identifier: Apache-2.0
/** Tests the bundles that a resolver chooses for a consumer, and runs them. */
package org.mapiosgi.resolve;
