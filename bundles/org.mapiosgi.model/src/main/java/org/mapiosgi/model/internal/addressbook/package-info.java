// SPDX-License-Identifier: Apache-2.0
/** The address book, its containers and entries within a scope. */
package org.mapiosgi.model.internal.addressbook;
