// SPDX-License-Identifier: Apache-2.0
#include "directory.h"

#include "notify.h"

#include <algorithm>

namespace ref {

const wchar_t* const STORE_DN = L"/o=Reference/cn=Servers/cn=Lane/cn=Microsoft Private MDB";

namespace {

// EdkMdb.h, byte by byte.
const Bytes DELEGATE = {0x9E, 0xB4, 0x77, 0x00, 0x74, 0xE4, 0x11, 0xCE, 0x8C, 0x5E, 0x00, 0xAA, 0x00, 0x42, 0x54, 0xE2};
const Bytes PUBLIC = {0x78, 0xB2, 0xFA, 0x70, 0xAF, 0xF7, 0x11, 0xCD, 0x9B, 0xC8, 0x00, 0xAA, 0x00, 0x2F, 0xC4, 0x5A};

const BYTE DIRECTORY = 0, SHARED = 3, PUBLIC_FOLDERS = 4, FOREIGN = 5;  // in the place of a mailbox's number

struct Person {
  const wchar_t* name;
  const wchar_t* smtp;
  std::vector<const wchar_t*> members;  // none: a person
};

const std::vector<Person>& people() {
  static const std::vector<Person> all = {
      {L"Invoices", L"invoices@example.com", {}},
      {L"Ada Example", L"ada@example.com", {}},
      {L"Ada Sample", L"ada.sample@example.com", {}},
      {L"Ben Example", L"ben@example.com", {}},
      {L"Team", L"team@example.com", {L"ada@example.com", L"ben@example.com", L"everyone@example.com"}},
      {L"Everyone", L"everyone@example.com", {L"team@example.com", L"ben@example.com", L"ada.sample@example.com"}},
  };
  return all;
}

const size_t INVOICES = 0;

Bytes directoryId(BYTE number, ULONG type, size_t value) {
  Bytes id(26, 0);
  std::copy(PROVIDER_UID, PROVIDER_UID + 16, id.begin() + 4);
  id[20] = number;
  id[21] = static_cast<BYTE>(type);
  id[25] = static_cast<BYTE>(value);
  return id;
}

std::wstring dnOf(const Person& person) {
  std::wstring smtp = person.smtp;
  return L"/o=Reference/ou=Lane/cn=Recipients/cn=" + smtp.substr(0, smtp.find(L'@'));
}

Bytes idOf(size_t index) {
  return directoryId(DIRECTORY, people()[index].members.empty() ? MAPI_MAILUSER : MAPI_DISTLIST, index + 1);
}

Bag bagOf(const Bytes& id, bool list, const std::wstring& name, const std::wstring& dn, const std::wstring& smtp) {
  Bag bag;
  bag.put(PR_ENTRYID, id);
  bag.put(PR_RECORD_KEY, id);
  bag.put(PR_INSTANCE_KEY, id);
  bag.put(PR_OBJECT_TYPE, list ? MAPI_DISTLIST : MAPI_MAILUSER);
  bag.put(PR_DISPLAY_TYPE, list ? DT_DISTLIST : DT_MAILUSER);
  bag.put(PR_DISPLAY_NAME_W, name);
  bag.put(PR_ADDRTYPE_W, std::wstring(L"EX"));
  bag.put(PR_EMAIL_ADDRESS_W, dn);
  bag.put(PR_SMTP_ADDRESS_W, smtp);
  bag.put(PROP_TAG(PT_UNICODE, 0x8006) /* PR_EMS_AB_HOME_MDB */, std::wstring(STORE_DN));
  return bag;
}

std::unique_ptr<Mailbox> shared, publicFolders;

Mailbox& made(std::unique_ptr<Mailbox>& place, BYTE number, const Identity& owner, const wchar_t* display,
              const Bytes& provider) {
  if (place == nullptr) {
    place.reset(new Mailbox(owner.smtp, true, number, 0));
    place->become(owner, display, provider);
    Mailbox* mailbox = place.get();
    mailbox->listener = [mailbox](const Event& event) { Notifier::instance().happened(mailbox, event); };
  }
  return *place;
}

Mailbox& sharedMailbox() {
  const Person& person = people()[INVOICES];
  return made(shared, SHARED, Identity{person.name, dnOf(person), person.smtp, idOf(INVOICES)}, L"Mailbox - Invoices",
              DELEGATE);
}

std::vector<std::wstring> words(const std::wstring& text) {
  std::vector<std::wstring> all(1);
  for (wchar_t c : text) {
    if (c == L' ' || c == L',' || c == L';') {
      if (!all.back().empty()) all.emplace_back();
    } else {
      all.back() += c;
    }
  }
  if (all.back().empty()) all.pop_back();
  return all;
}

bool alike(const std::wstring& a, const std::wstring& b) {
  return CompareStringOrdinal(a.c_str(), static_cast<int>(a.size()), b.c_str(), static_cast<int>(b.size()), TRUE) ==
         CSTR_EQUAL;
}

}  // namespace

bool findsByName(const Bag& entry, const std::wstring& name) {
  if (alike(entry.text(PR_SMTP_ADDRESS_W), name) || alike(entry.text(PR_EMAIL_ADDRESS_W), name)) return true;
  std::vector<std::wstring> wanted = words(name), own = words(entry.text(PR_DISPLAY_NAME_W));
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::wstring& each) {
    return std::any_of(own.begin(), own.end(), [&](const std::wstring& word) {
      return word.size() >= each.size() && alike(word.substr(0, each.size()), each);
    });
  });
}

std::vector<Bag> addressEntries(const Mailbox& user) {
  const Identity& self = user.identity();
  std::vector<Bag> all = {bagOf(self.id, false, self.name, self.address, self.smtp)};
  for (size_t i = 0; i < people().size(); i++) {
    const Person& person = people()[i];
    all.push_back(bagOf(idOf(i), !person.members.empty(), person.name, dnOf(person), person.smtp));
  }
  return all;
}

bool addressEntry(const Mailbox& user, const Bytes& id, Bag& entry) {
  for (const Bag& each : addressEntries(user)) {
    if (each.bytes(PR_ENTRYID) == id) {
      entry = each;
      return true;
    }
  }
  return false;
}

std::vector<Bag> membersOf(const Mailbox& user, const Bag& list) {
  std::vector<Bag> members;
  for (const Person& person : people()) {
    if (!alike(person.smtp, list.text(PR_SMTP_ADDRESS_W))) continue;
    for (const wchar_t* member : person.members) {
      for (const Bag& each : addressEntries(user)) {
        if (alike(each.text(PR_SMTP_ADDRESS_W), member)) members.push_back(each);
      }
    }
  }
  return members;
}

Bytes globalList() { return directoryId(DIRECTORY, MAPI_ABCONT, 0); }

Bytes storeOfMailbox(const std::wstring& dn) {
  for (size_t i = 0; i < people().size(); i++) {
    if (!people()[i].members.empty() || !alike(dnOf(people()[i]), dn)) continue;
    return i == INVOICES ? sharedMailbox().storeId() : directoryId(FOREIGN, MAPI_STORE, i);
  }
  return Bytes();
}

Mailbox* otherStore(const Bytes& storeId) {
  if (storeId == sharedMailbox().storeId()) return &sharedMailbox();
  return storeId == publicStore().storeId() ? &publicStore() : nullptr;
}

bool isForeignStore(const Bytes& id) {
  return id.size() == 26 && id == directoryId(FOREIGN, MAPI_STORE, id[25]);
}

Mailbox& publicStore() {
  return made(publicFolders, PUBLIC_FOLDERS, Identity{L"Public Folders", L"", L"", Bytes()}, L"Public Folders", PUBLIC);
}

void resetOtherStores() {
  shared.reset();
  publicFolders.reset();
}

}  // namespace ref
