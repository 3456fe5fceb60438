// SPDX-License-Identifier: Apache-2.0
//
// Each slot of our own interface declarations against the compiler's headers. A pointer to a
// virtual member function begins with its offset in the table of slots.
#include "../abi.h"

#include <cstdint>
#include <cstdio>
#include <cstring>

void expect(bool condition, const char* what, const char* file, int line);
void checkSlots();

template <class F>
static intptr_t slot(F function) {
  intptr_t offset;
  memcpy(&offset, &function, sizeof offset);
  return offset;
}

#define SAME(type, method) \
  expect(slot(&abi::type::method) == slot(&::type::method), #type "::" #method, __FILE__, __LINE__)

#define SAME_PROP(type) \
  SAME(type, GetLastError); SAME(type, SaveChanges); SAME(type, GetProps); SAME(type, GetPropList); \
  SAME(type, OpenProperty); SAME(type, SetProps); SAME(type, DeleteProps); SAME(type, CopyTo); \
  SAME(type, CopyProps); SAME(type, GetNamesFromIDs); SAME(type, GetIDsFromNames)

#define SAME_CONTAINER(type) \
  SAME_PROP(type); SAME(type, GetContentsTable); SAME(type, GetHierarchyTable); SAME(type, OpenEntry); \
  SAME(type, SetSearchCriteria); SAME(type, GetSearchCriteria)

void checkSlots() {
  SAME_PROP(IMAPIProp);
  SAME_PROP(IAttach);
  SAME_PROP(IMailUser);
  SAME_CONTAINER(IMAPIContainer);
  SAME_CONTAINER(IMAPIFolder);
  SAME(IMAPIFolder, CreateMessage); SAME(IMAPIFolder, CopyMessages); SAME(IMAPIFolder, DeleteMessages);
  SAME(IMAPIFolder, CreateFolder); SAME(IMAPIFolder, CopyFolder); SAME(IMAPIFolder, DeleteFolder);
  SAME(IMAPIFolder, SetReadFlags); SAME(IMAPIFolder, GetMessageStatus); SAME(IMAPIFolder, SetMessageStatus);
  SAME(IMAPIFolder, SaveContentsSort); SAME(IMAPIFolder, EmptyFolder);
  SAME_CONTAINER(IABContainer);
  SAME(IABContainer, CreateEntry); SAME(IABContainer, CopyEntries); SAME(IABContainer, DeleteEntries);
  SAME(IABContainer, ResolveNames);
  SAME_PROP(IAddrBook);
  SAME(IAddrBook, OpenEntry); SAME(IAddrBook, CompareEntryIDs); SAME(IAddrBook, Advise); SAME(IAddrBook, Unadvise);
  SAME(IAddrBook, CreateOneOff); SAME(IAddrBook, NewEntry); SAME(IAddrBook, ResolveName); SAME(IAddrBook, Address);
  SAME(IAddrBook, Details); SAME(IAddrBook, RecipOptions); SAME(IAddrBook, QueryDefaultRecipOpt);
  SAME(IAddrBook, GetPAB); SAME(IAddrBook, SetPAB); SAME(IAddrBook, GetDefaultDir); SAME(IAddrBook, SetDefaultDir);
  SAME(IAddrBook, GetSearchPath); SAME(IAddrBook, SetSearchPath); SAME(IAddrBook, PrepareRecips);
  SAME_PROP(IMsgStore);
  SAME(IMsgStore, Advise); SAME(IMsgStore, Unadvise); SAME(IMsgStore, CompareEntryIDs); SAME(IMsgStore, OpenEntry);
  SAME(IMsgStore, SetReceiveFolder); SAME(IMsgStore, GetReceiveFolder); SAME(IMsgStore, GetReceiveFolderTable);
  SAME(IMsgStore, StoreLogoff); SAME(IMsgStore, AbortSubmit); SAME(IMsgStore, GetOutgoingQueue);
  SAME(IMsgStore, SetLockState); SAME(IMsgStore, FinishedMsg); SAME(IMsgStore, NotifyNewMail);
  SAME_PROP(IMessage);
  SAME(IMessage, GetAttachmentTable); SAME(IMessage, OpenAttach); SAME(IMessage, CreateAttach);
  SAME(IMessage, DeleteAttach); SAME(IMessage, GetRecipientTable); SAME(IMessage, ModifyRecipients);
  SAME(IMessage, SubmitMessage); SAME(IMessage, SetReadFlag);
  SAME(IMAPITable, GetLastError); SAME(IMAPITable, Advise); SAME(IMAPITable, Unadvise); SAME(IMAPITable, GetStatus);
  SAME(IMAPITable, SetColumns); SAME(IMAPITable, QueryColumns); SAME(IMAPITable, GetRowCount);
  SAME(IMAPITable, SeekRow); SAME(IMAPITable, SeekRowApprox); SAME(IMAPITable, QueryPosition);
  SAME(IMAPITable, FindRow); SAME(IMAPITable, Restrict); SAME(IMAPITable, CreateBookmark);
  SAME(IMAPITable, FreeBookmark); SAME(IMAPITable, SortTable); SAME(IMAPITable, QuerySortOrder);
  SAME(IMAPITable, QueryRows); SAME(IMAPITable, Abort); SAME(IMAPITable, ExpandRow); SAME(IMAPITable, CollapseRow);
  SAME(IMAPITable, WaitForCompletion); SAME(IMAPITable, GetCollapseState); SAME(IMAPITable, SetCollapseState);
  SAME(IMAPISession, GetLastError); SAME(IMAPISession, GetMsgStoresTable); SAME(IMAPISession, OpenMsgStore);
  SAME(IMAPISession, OpenAddressBook); SAME(IMAPISession, OpenProfileSection); SAME(IMAPISession, GetStatusTable);
  SAME(IMAPISession, OpenEntry); SAME(IMAPISession, CompareEntryIDs); SAME(IMAPISession, Advise);
  SAME(IMAPISession, Unadvise); SAME(IMAPISession, MessageOptions); SAME(IMAPISession, QueryDefaultMessageOpt);
  SAME(IMAPISession, EnumAdrTypes); SAME(IMAPISession, QueryIdentity); SAME(IMAPISession, Logoff);
  SAME(IMAPISession, SetDefaultStore); SAME(IMAPISession, AdminServices); SAME(IMAPISession, ShowForm);
  SAME(IMAPISession, PrepareForm);
  SAME(IProviderAdmin, GetLastError); SAME(IProviderAdmin, GetProviderTable); SAME(IProviderAdmin, CreateProvider);
  SAME(IProviderAdmin, DeleteProvider); SAME(IProviderAdmin, OpenProfileSection);
}
