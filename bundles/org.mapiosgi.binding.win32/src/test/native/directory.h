// SPDX-License-Identifier: Apache-2.0
//
// The address book: who is in it, and the mailboxes of others that the users of this provider know of.
#pragma once

#include "object.h"

namespace ref {

/** The store of the server that all mailboxes are in. */
extern const wchar_t* const STORE_DN;

/** The entries: the user first. */
std::vector<Bag> addressEntries(const Mailbox& user);

/** Fills in an entry by its id; false where there is none. */
bool addressEntry(const Mailbox& user, const Bytes& id, Bag& entry);

/** The members of a distribution list. */
std::vector<Bag> membersOf(const Mailbox& user, const Bag& list);

/** The id of the container that has all entries. */
Bytes globalList();

/** The entry id of the store of a mailbox, whether it can be opened or not; empty where there is none. */
Bytes storeOfMailbox(const std::wstring& dn);

/** The shared mailbox or the store of public folders with the id; null where there is none. */
Mailbox* otherStore(const Bytes& storeId);

/** Is it the store of somebody who lets nobody in? */
bool isForeignStore(const Bytes& storeId);

/** The store of public folders. */
Mailbox& publicStore();

/** Ends the stores. */
void resetOtherStores();

}  // namespace ref
