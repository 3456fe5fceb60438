// SPDX-License-Identifier: Apache-2.0
/**
 * Counts the open objects of MAPI, limits their number, and names their holders and the lost ones.
 *
 * <p>Code that counts belongs here. This package never calls MAPI.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.account;

import org.jspecify.annotations.NullMarked;
