// SPDX-License-Identifier: Apache-2.0
//
// The address book: its entries, and the other mailboxes that the users of this provider can name.
#pragma once

#include "object.h"

namespace ref {

/** The store of the server that all mailboxes are in. */
extern const wchar_t* const STORE_DN;

/** The entries: the user first. */
std::vector<Bag> addressEntries(const Mailbox& user);

/** Fills in an entry by its id; returns false if there is none. */
bool addressEntry(const Mailbox& user, const Bytes& id, Bag& entry);

/** The members of a distribution list. */
std::vector<Bag> membersOf(const Mailbox& user, const Bag& list);

/** The id of the container that has all entries. */
Bytes globalList();

/** The entry id of the store of a mailbox, also of one that cannot be opened; empty if there is no such mailbox. */
Bytes storeOfMailbox(const std::wstring& dn);

/** The shared mailbox or the store of public folders with the id; null if the id is of neither. */
Mailbox* otherStore(const Bytes& storeId);

/** Says whether it is the store of a person, which no other user can open. */
bool isForeignStore(const Bytes& storeId);

/** The store of public folders. */
Mailbox& publicStore();

/** Ends the stores. */
void resetOtherStores();

}  // namespace ref
