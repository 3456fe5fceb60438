// SPDX-License-Identifier: Apache-2.0
#include "directory.h"
#include "memory.h"
#include "objects.h"

namespace ref {

namespace {

// The newest one has its own method behind those of the first; the others add none that is asked for here.
const IID VERSION_EX = {0x7FE3C629, 0x4D9A, 0x4510, {0xA4, 0x79, 0x56, 0x96, 0x2B, 0x24, 0x6D, 0xC6}};
const IID VERSIONS[] = {
    {0x7907DD18, 0xF141, 0x4676, {0xB1, 0x02, 0x37, 0xC9, 0xD9, 0x36, 0x34, 0x30}},
    {0x2590FF87, 0xC431, 0x4F9C, {0xB1, 0xA8, 0xCD, 0x69, 0xD7, 0x60, 0xCD, 0x10}},
    {0x166D9BC2, 0xDB75, 0x44A9, {0x8A, 0x93, 0x9F, 0x3F, 0xFC, 0x99, 0x4D, 0x76}},
    {0x559D10B0, 0xA772, 0x11CD, {0x9B, 0xC8, 0x00, 0xAA, 0x00, 0x2F, 0xC4, 0x5A}}};

const ULONG OPENSTORE_FLAGS = 0x1 | 0x8;  // USE_ADMIN_PRIVILEGE, TAKE_OWNERSHIP

const ULONG PROFILE_MAILBOX = PROP_TAG(PT_STRING8, 0x660B);
const ULONG PROFILE_MDB_DN = PROP_TAG(PT_STRING8, 0x7CFF);

class ManageStore : public Object<abi::IExchangeManageStoreEx> {
 public:
  explicit ManageStore(const SessionPtr& session) : Object("IExchangeManageStore", session) {}

  HRESULT STDMETHODCALLTYPE CreateStoreEntryID(LPSTR store, LPSTR mailbox, ULONG flags, ULONG* cb,
                                               LPENTRYID* id) override {
    return Call(*this, "CreateStoreEntryID").hex("flags", flags).text("mailbox", fromAnsi(mailbox)).run([&]() -> HRESULT {
      require(store != nullptr && mailbox != nullptr, MAPI_E_INVALID_PARAMETER);
      return create(fromAnsi(store), fromAnsi(mailbox), flags, cb, id);
    });
  }

  HRESULT STDMETHODCALLTYPE EntryIDFromSourceKey(ULONG, BYTE*, ULONG, BYTE*, ULONG*, LPENTRYID*) override {
    return unsupported("EntryIDFromSourceKey");
  }
  HRESULT STDMETHODCALLTYPE GetRights(ULONG, LPENTRYID, ULONG, LPENTRYID, ULONG*) override {
    return unsupported("GetRights");
  }
  HRESULT STDMETHODCALLTYPE GetMailboxTable(LPSTR, LPMAPITABLE*, ULONG) override {
    return unsupported("GetMailboxTable");
  }
  HRESULT STDMETHODCALLTYPE GetPublicFolderTable(LPSTR, LPMAPITABLE*, ULONG) override {
    return unsupported("GetPublicFolderTable");
  }

  HRESULT STDMETHODCALLTYPE CreateStoreEntryID2(ULONG count, LPSPropValue values, ULONG flags, ULONG* cb,
                                                LPENTRYID* id) override {
    return Call(*this, "CreateStoreEntryID2").hex("flags", flags).num("values", count).run([&]() -> HRESULT {
      require(count > 0 && values != nullptr, MAPI_E_INVALID_PARAMETER);
      Bag given;
      for (ULONG i = 0; i < count; i++) {
        ULONG tag = values[i].ulPropTag;
        require(tag == PROFILE_MAILBOX || tag == PROFILE_MDB_DN || tag == PROP_TAG(PT_BOOLEAN, 0x7CFE) ||
                    tag == PROP_TAG(PT_UNICODE, 0x6641),
                MAPI_E_INVALID_PARAMETER);
        given.put(fromNative(values[i]));
      }
      return create(given.text(PROFILE_MDB_DN), given.text(PROFILE_MAILBOX), flags, cb, id);
    });
  }

 protected:
  bool implements(REFIID) const override { return false; }

 private:
  HRESULT create(const std::wstring& store, const std::wstring& mailbox, ULONG flags, ULONG* cb, LPENTRYID* out) {
    requireFlags(flags, OPENSTORE_FLAGS);
    require(cb != nullptr && out != nullptr && !store.empty() && !mailbox.empty(), MAPI_E_INVALID_PARAMETER);
    require(store == STORE_DN, MAPI_E_NOT_FOUND);
    Bytes id = storeOfMailbox(mailbox);
    require(!id.empty(), MAPI_E_NOT_FOUND);
    *out = copyEntryId(id);
    *cb = static_cast<ULONG>(id.size());
    return S_OK;
  }

  HRESULT unsupported(const char* method) {
    return Call(*this, method).run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }
};

}  // namespace

LPUNKNOWN manageStore(const SessionPtr& session, REFIID iid) {
  bool known = IsEqualGUID(iid, VERSION_EX);
  for (const IID& each : VERSIONS) known = known || IsEqualGUID(iid, each);
  if (!known || !session->mailbox->coupled()) return nullptr;
  return static_cast<IUnknown*>(static_cast<abi::IExchangeManageStoreEx*>(new ManageStore(session)));
}

}  // namespace ref
