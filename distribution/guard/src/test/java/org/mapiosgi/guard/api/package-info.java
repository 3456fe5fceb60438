// SPDX-License-Identifier: Apache-2.0
/** The public API as text, compared with the text that was reviewed. */
package org.mapiosgi.guard.api;
