// SPDX-License-Identifier: Apache-2.0
#include "directory.h"
#include "memory.h"
#include "notify.h"
#include "objects.h"

namespace ref {

namespace {

const std::vector<ULONG> STORE_COLUMNS = {
    PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY, PR_DISPLAY_NAME_W, PR_DEFAULT_STORE, PR_RESOURCE_FLAGS,
    PR_RESOURCE_TYPE, PR_MDB_PROVIDER, PR_PROVIDER_DISPLAY_W, PR_OBJECT_TYPE};

const std::vector<ULONG> STATUS_COLUMNS = {
    PR_INSTANCE_KEY, PR_RESOURCE_TYPE, PR_RESOURCE_FLAGS, PR_RESOURCE_METHODS, PR_STATUS_CODE, PR_DISPLAY_NAME_W,
    PR_PROVIDER_DISPLAY_W, PR_OBJECT_TYPE};

Bag statusRow(BYTE key, ULONG type, const wchar_t* name, ULONG status, ULONG flags) {
  Bag row;
  row.put(PR_INSTANCE_KEY, Bytes(4, key));
  row.put(PR_RESOURCE_TYPE, type);
  row.put(PR_RESOURCE_FLAGS, flags);
  row.put(PR_RESOURCE_METHODS, 0);
  row.put(PR_STATUS_CODE, status);
  row.put(PR_DISPLAY_NAME_W, std::wstring(name));
  row.put(PR_PROVIDER_DISPLAY_W, std::wstring(L"mapi-osgi reference provider"));
  row.put(PR_OBJECT_TYPE, MAPI_STATUS);
  return row;
}

class MailUser : public PropObject<abi::IMailUser> {
 public:
  MailUser(const SessionPtr& session, const Bag& props) : PropObject("IMailUser", session), props_(props) {}

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMailUser) || IsEqualGUID(iid, IID_IMAPIProp);
  }
  Bag read() override { return props_; }

 private:
  Bag props_;
};

class Session : public Object<abi::IMAPISession> {
 public:
  explicit Session(const SessionPtr& session) : Object("IMAPISession", session) {}

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return lastError(hr, flags, out); });
  }

  HRESULT STDMETHODCALLTYPE GetMsgStoresTable(ULONG flags, LPMAPITABLE* out) override {
    return Call(*this, "GetMsgStoresTable").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = newTable(session(), validity, fixedRows({mailbox().storeProps(), publicStore().storeProps()}, STORE_COLUMNS), flags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE OpenMsgStore(ULONG_PTR ui, ULONG cb, LPENTRYID id, LPCIID iid, ULONG flags,
                                         LPMDB* out) override {
    return Call(*this, "OpenMsgStore").hex("flags", flags).num("ui", ui != 0).run([&]() -> HRESULT {
      requireFlags(flags, MDB_NO_DIALOG | MDB_WRITE | MAPI_DEFERRED_ERRORS | MAPI_BEST_ACCESS | MDB_TEMPORARY |
                              MDB_NO_MAIL | 0x100 /* MDB_ONLINE */);
      requireInterface(iid, {&IID_IMsgStore, &IID_IMAPIProp});
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = nullptr;
      Bytes key = entryId(cb, id);
      require(!isForeignStore(key), MAPI_E_NO_ACCESS);
      Mailbox* other = key == mailbox().storeId() ? nullptr : otherStore(key);
      if (other != nullptr) {
        auto within = std::make_shared<SessionState>(*session());
        within->mailbox = other;
        within->logon = session();
        *out = openStore(within);
        return S_OK;
      }
      if (key != mailbox().storeId()) {
        throw Failure{MAPI_E_UNKNOWN_ENTRYID, L"Profile \"" + session()->profile +
                                                  L"\" has no such message store. R\u00E9f: \U0001F4EC"};
      }
      *out = openStore(session());
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE OpenAddressBook(ULONG_PTR ui, LPCIID iid, ULONG flags, LPADRBOOK* out) override {
    return Call(*this, "OpenAddressBook").hex("flags", flags).num("ui", ui != 0).run([&]() -> HRESULT {
      requireFlags(flags, AB_NO_DIALOG);
      if (ui != 0 || (flags & AB_NO_DIALOG) == 0) {
        Trace::instance().violation("R4", "OpenAddressBook may show a dialog");
      }
      requireInterface(iid, {&IID_IMAPIProp});
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = openAddressBook(session());
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID, LPCIID, ULONG, LPPROFSECT*) override {
    return unsupported("OpenProfileSection");
  }

  HRESULT STDMETHODCALLTYPE GetStatusTable(ULONG flags, LPMAPITABLE* out) override {
    return Call(*this, "GetStatusTable").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      bool mail = (session()->flags & MAPI_NO_MAIL) == 0;
      std::vector<Bag> rows;
      rows.push_back(statusRow(1, MAPI_SUBSYSTEM, L"MAPI Subsystem", STATUS_AVAILABLE, 0));
      // Without mail there is no spooler, and no transport has a row.
      rows.push_back(statusRow(2, MAPI_SPOOLER, L"MAPI Spooler", mail ? STATUS_AVAILABLE : STATUS_FAILURE, 0));
      rows.push_back(statusRow(3, MAPI_STORE_PROVIDER, L"Reference Store", STATUS_AVAILABLE, STATUS_DEFAULT_STORE));
      if (mail && mailbox().coupled()) {
        Bag transport = statusRow(4, MAPI_TRANSPORT_PROVIDER, L"Reference Transport", STATUS_AVAILABLE, STATUS_OWN_STORE);
        transport.put(PR_OWN_STORE_ENTRYID, mailbox().storeId());
        rows.push_back(transport);
      }
      *out = newTable(session(), validity, fixedRows(rows, STATUS_COLUMNS), flags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cb, LPENTRYID id, LPCIID iid, ULONG flags, ULONG* type,
                                      LPUNKNOWN* out) override {
    return Call(*this, "OpenEntry").hex("flags", flags).num("cb", cb).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = openEntry(session(), entryId(cb, id), iid, flags, type);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG cb1, LPENTRYID id1, ULONG cb2, LPENTRYID id2, ULONG,
                                            ULONG* result) override {
    return Call(*this, "CompareEntryIDs").run([&] { return compareEntryIds(entryId(cb1, id1), entryId(cb2, id2), result); });
  }

  HRESULT STDMETHODCALLTYPE Advise(ULONG, LPENTRYID, ULONG, LPMAPIADVISESINK, ULONG_PTR*) override {
    return unsupported("Advise");
  }
  HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR) override { return unsupported("Unadvise"); }
  HRESULT STDMETHODCALLTYPE MessageOptions(ULONG_PTR, ULONG, LPTSTR, LPMESSAGE) override {
    return unsupported("MessageOptions");
  }
  HRESULT STDMETHODCALLTYPE QueryDefaultMessageOpt(LPTSTR, ULONG, ULONG*, LPSPropValue*) override {
    return unsupported("QueryDefaultMessageOpt");
  }
  HRESULT STDMETHODCALLTYPE EnumAdrTypes(ULONG, ULONG*, LPTSTR**) override { return unsupported("EnumAdrTypes"); }

  HRESULT STDMETHODCALLTYPE QueryIdentity(ULONG* cb, LPENTRYID* id) override {
    return Call(*this, "QueryIdentity").run([&]() -> HRESULT {
      require(cb != nullptr && id != nullptr, MAPI_E_INVALID_PARAMETER);
      const Bytes& own = mailbox().identity().id;
      *id = copyEntryId(own);
      *cb = static_cast<ULONG>(own.size());
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Logoff(ULONG_PTR ui, ULONG flags, ULONG reserved) override {
    Call call(*this, "Logoff");
    return call.hex("flags", flags).num("ui", ui != 0).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_LOGOFF_SHARED | MAPI_LOGOFF_UI);
      require(reserved == 0, MAPI_E_INVALID_PARAMETER);
      LONG others = session()->objects - 1;
      call.num("open", others);
      if (others > 0) {
        Trace::instance().violation("R13", "Logoff while " + std::to_string(others) + " objects are open");
      }
      session()->loggedOff = Validity{"R13", "after Logoff"};
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SetDefaultStore(ULONG, ULONG, LPENTRYID) override { return unsupported("SetDefaultStore"); }
  HRESULT STDMETHODCALLTYPE AdminServices(ULONG, LPSERVICEADMIN*) override { return unsupported("AdminServices"); }
  HRESULT STDMETHODCALLTYPE ShowForm(ULONG_PTR, LPMDB, LPMAPIFOLDER, LPCIID, ULONG_PTR, LPMESSAGE, ULONG, ULONG, ULONG,
                                     ULONG, LPSTR) override {
    return unsupported("ShowForm");
  }
  HRESULT STDMETHODCALLTYPE PrepareForm(LPCIID, LPMESSAGE, ULONG_PTR*) override { return unsupported("PrepareForm"); }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IMAPISession); }

  void retire() override {
    if (session()->loggedOff.rule == nullptr) Trace::instance().violation("R13", "the session is released without Logoff");
    Profiles::instance().sessionEnded(session()->loggedOn);
  }

 private:
  Mailbox& mailbox() { return *session()->mailbox; }

  HRESULT unsupported(const char* method) {
    return Call(*this, method).run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }
};

}  // namespace

LPMAPISESSION newSession(const SessionPtr& session) {
  return reinterpret_cast<LPMAPISESSION>(static_cast<abi::IMAPISession*>(new Session(session)));
}

LPMAILUSER openMailUser(const SessionPtr& session, const Bag& props) {
  return reinterpret_cast<LPMAILUSER>(static_cast<abi::IMailUser*>(new MailUser(session, props)));
}

}  // namespace ref
