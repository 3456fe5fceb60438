// SPDX-License-Identifier: Apache-2.0
/** The manual's cookbook: each recipe that exists, as it is printed, compiled and run. */
package org.mapiosgi.model.cookbook;
