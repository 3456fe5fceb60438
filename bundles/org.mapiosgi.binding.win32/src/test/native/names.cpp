// SPDX-License-Identifier: Apache-2.0
//
// The names of properties, and the ids that a mailbox gives them.
#include "mailbox.h"
#include "memory.h"

namespace ref {

ULONG Mailbox::namedId(const MAPINAMEID& name, bool create) {
  const ULONG first = 0x8000, last = 0xFFFE;
  require(name.lpguid != nullptr && name.ulKind <= MNID_STRING, MAPI_E_INVALID_PARAMETER);
  require(name.ulKind == MNID_ID || name.Kind.lpwstrName != nullptr, MAPI_E_INVALID_PARAMETER);
  wchar_t guid[40];
  StringFromGUID2(*name.lpguid, guid, 40);
  std::wstring key = std::wstring(guid) + (name.ulKind == MNID_ID ? L"#" + std::to_wstring(name.Kind.lID)
                                                                  : L"=" + std::wstring(name.Kind.lpwstrName));
  auto found = names_.find(key);
  if (found != names_.end()) return found->second;
  // Another number for each mailbox: a client must not carry an id from one store to another.
  ULONG id = first + number_ + static_cast<ULONG>(names_.size());
  if (!create || id > last) return 0;
  names_[key] = id;
  bool numbered = name.ulKind == MNID_ID;
  namesById_[id] = Name{*name.lpguid, name.ulKind, numbered ? name.Kind.lID : 0,
                        numbered ? std::wstring() : std::wstring(name.Kind.lpwstrName)};
  return id;
}

MAPINAMEID* Mailbox::nameOf(ULONG id, void* root) const {
  auto found = namesById_.find(id);
  if (found == namesById_.end()) return nullptr;
  const Name& own = found->second;
  MAPINAMEID* name = more<MAPINAMEID>(root);
  name->lpguid = more<GUID>(root);
  *name->lpguid = own.set;
  name->ulKind = own.kind;
  if (own.kind == MNID_ID) {
    name->Kind.lID = own.number;
  } else {
    name->Kind.lpwstrName = copyWide(own.text, root);
  }
  return name;
}

}  // namespace ref
