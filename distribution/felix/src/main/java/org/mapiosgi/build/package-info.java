// SPDX-License-Identifier: Apache-2.0
/** What only the build runs; not part of the packaged launcher. */
package org.mapiosgi.build;
