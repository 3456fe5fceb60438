// SPDX-License-Identifier: Apache-2.0
/**
 * What is open in MAPI, how much of it there may be, who has it, and what is lost.
 *
 * <p>Belongs here: counting. Nothing here calls MAPI.
 */
package org.mapiosgi.lifecycle.internal.account;
