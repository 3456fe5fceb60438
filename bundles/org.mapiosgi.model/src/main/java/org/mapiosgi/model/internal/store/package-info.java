// SPDX-License-Identifier: Apache-2.0
/**
 * The objects of {@code org.mapiosgi.api.store} within a scope: stores, folders, messages and
 * attachments. They are one package because each of them leads to the others.
 */
package org.mapiosgi.model.internal.store;
