// SPDX-License-Identifier: Apache-2.0
//
// How the objects of a mailbox are made. Each comes with one reference, for the client.
#pragma once

#include "profilestore.h"
#include "props.h"
#include "table.h"

namespace ref {

/** OpenEntry's access: MAPI_MODIFY must be granted, MAPI_BEST_ACCESS is granted, 0 is read only. */
inline bool writeAccess(ULONG flags) { return (flags & (MAPI_MODIFY | MAPI_BEST_ACCESS)) != 0; }

LPMESSAGE openMessage(const SessionPtr& session, const std::shared_ptr<MessageNode>& node, bool writable);
LPMESSAGE newMessage(const SessionPtr& session, const std::shared_ptr<FolderNode>& folder, bool associated);
/** A message in an attachment: the given one, or a new one if it is null. keep takes the saved content. */
LPMESSAGE openEmbedded(const SessionPtr& session, const std::shared_ptr<Validity>& validity,
                       const std::shared_ptr<const MessageData>& content, bool writable,
                       std::function<void(const std::shared_ptr<const MessageData>&)> keep);
LPMAPIFOLDER openFolder(const SessionPtr& session, const std::shared_ptr<FolderNode>& folder, bool writable);
LPMDB openStore(const SessionPtr& session);
LPMAILUSER openMailUser(const SessionPtr& session, const Bag& props);
LPADRBOOK openAddressBook(const SessionPtr& session);
/** A container, a person or a list of the address book; null where the id is of none. */
LPUNKNOWN openAddressEntry(const SessionPtr& session, const Bytes& id, ULONG* type);
/** IExchangeManageStore of a version; null where the store has none of it. */
LPUNKNOWN manageStore(const SessionPtr& session, REFIID iid);
LPMAPISESSION newSession(const SessionPtr& session);
LPPROFADMIN newProfAdmin();
LPSERVICEADMIN newServiceAdmin(const std::wstring& profile);

/** OpenEntry of session, store and folder. Throws Failure with a text for an id that is unknown. */
LPUNKNOWN openEntry(const SessionPtr& session, const Bytes& id, LPCIID iid, ULONG flags, ULONG* type);

/** CompareEntryIDs. */
HRESULT compareEntryIds(const Bytes& a, const Bytes& b, ULONG* result);

/** IMAPIAttach of a message that is being worked on. */
LPATTACH openAttachment(const SessionPtr& session, const std::shared_ptr<Validity>& validity,
                        const std::shared_ptr<MessageData>& work, ULONG number, bool isNew, bool writable);

/** The node behind an IMAPIFolder of this provider; null for anything else. */
std::shared_ptr<FolderNode> folderBehind(const void* face);

/** The mailbox that an IMAPIFolder of this provider is in. */
Mailbox& mailboxBehind(const void* face);

/** Traces R4 and refuses where a window handle or a flag asks for a dialog. */
void requireNoDialog(ULONG_PTR ui, ULONG flags, ULONG dialogs, const char* method);

/** The profiles that there are at first; the first is the default one. */
extern const wchar_t* const PROFILES[3];

/** The mailbox that a profile names; null where logon is refused. Made on first use, kept until the process ends. */
Mailbox* mailboxOf(const Profile& profile);

/** Ends all mailboxes; new ones have so many messages. Only while nobody is logged on. */
void resetMailboxes(ULONG messages);

}  // namespace ref
