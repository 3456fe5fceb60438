// SPDX-License-Identifier: Apache-2.0
#include "directory.h"
#include "memory.h"
#include "objects.h"

#include <algorithm>

namespace ref {

namespace {

const std::vector<ULONG> ENTRY_COLUMNS = {PR_ENTRYID, PR_INSTANCE_KEY, PR_OBJECT_TYPE, PR_DISPLAY_TYPE,
                                          PR_DISPLAY_NAME_W, PR_ADDRTYPE_W, PR_EMAIL_ADDRESS_W, PR_SMTP_ADDRESS_W};

const std::vector<ULONG> CONTAINER_COLUMNS = {PR_ENTRYID, PR_INSTANCE_KEY, PR_OBJECT_TYPE, PR_DISPLAY_NAME_W, PR_DEPTH};

Bag globalListBag() {
  Bag bag;
  bag.put(PR_ENTRYID, globalList());
  bag.put(PR_INSTANCE_KEY, globalList());
  bag.put(PR_OBJECT_TYPE, MAPI_ABCONT);
  bag.put(PR_DISPLAY_NAME_W, std::wstring(L"Global Address List"));
  bag.put(PR_DEPTH, 0);
  return bag;
}

/** IABContainer, and IDistList, which has the same methods. */
class Container : public PropObject<abi::IABContainer> {
 public:
  Container(const SessionPtr& session, const char* name, const Bag& props, std::vector<Bag> entries,
            std::vector<Bag> containers)
      : PropObject(name, session), props_(props), entries_(std::move(entries)), containers_(std::move(containers)) {}

  HRESULT STDMETHODCALLTYPE GetContentsTable(ULONG flags, LPMAPITABLE* out) override {
    return table("GetContentsTable", flags, entries_, ENTRY_COLUMNS, out);
  }
  HRESULT STDMETHODCALLTYPE GetHierarchyTable(ULONG flags, LPMAPITABLE* out) override {
    return table("GetHierarchyTable", flags, containers_, CONTAINER_COLUMNS, out);
  }
  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cb, LPENTRYID id, LPCIID iid, ULONG flags, ULONG* type,
                                      LPUNKNOWN* out) override {
    return Call(*this, "OpenEntry").hex("flags", flags).num("cb", cb).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = openEntry(session(), entryId(cb, id), iid, flags, type);
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE SetSearchCriteria(LPSRestriction, LPENTRYLIST, ULONG) override {
    return unsupported("SetSearchCriteria");
  }
  HRESULT STDMETHODCALLTYPE GetSearchCriteria(ULONG, LPSRestriction*, LPENTRYLIST*, ULONG*) override {
    return unsupported("GetSearchCriteria");
  }
  HRESULT STDMETHODCALLTYPE CreateEntry(ULONG, LPENTRYID, ULONG, LPMAPIPROP*) override { return unsupported("CreateEntry"); }
  HRESULT STDMETHODCALLTYPE CopyEntries(LPENTRYLIST, ULONG_PTR, LPMAPIPROGRESS, ULONG) override {
    return unsupported("CopyEntries");
  }
  HRESULT STDMETHODCALLTYPE DeleteEntries(LPENTRYLIST, ULONG) override { return unsupported("DeleteEntries"); }
  HRESULT STDMETHODCALLTYPE ResolveNames(LPSPropTagArray, ULONG, LPADRLIST, LPFlagList) override {
    return unsupported("ResolveNames");
  }

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMAPIContainer) || IsEqualGUID(iid, IID_IMAPIProp);
  }
  Bag read() override { return props_; }

 private:
  HRESULT table(const char* method, ULONG flags, const std::vector<Bag>& rows, const std::vector<ULONG>& columns,
                LPMAPITABLE* out) {
    return Call(*this, method).hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE | MAPI_DEFERRED_ERRORS);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = newTable(session(), validity, fixedRows(rows, columns), flags);
      return S_OK;
    });
  }

  Bag props_;
  std::vector<Bag> entries_, containers_;
};

LPUNKNOWN exported(Container* container) {
  return static_cast<IUnknown*>(static_cast<abi::IABContainer*>(container));
}

class AddressBook : public PropObject<abi::IAddrBook> {
 public:
  explicit AddressBook(const SessionPtr& session) : PropObject("IAddrBook", session) {}

  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cb, LPENTRYID id, LPCIID iid, ULONG flags, ULONG* type,
                                      LPUNKNOWN* out) override {
    return Call(*this, "OpenEntry").hex("flags", flags).num("cb", cb).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      Bytes key = entryId(cb, id);
      if (key.empty()) {
        Bag root;
        root.put(PR_OBJECT_TYPE, MAPI_ABCONT);
        *out = exported(new Container(session(), "IABContainer", root, {}, {globalListBag()}));
        if (type != nullptr) *type = MAPI_ABCONT;
        return S_OK;
      }
      *out = openEntry(session(), key, iid, flags, type);
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

  HRESULT STDMETHODCALLTYPE CreateOneOff(LPTSTR name, LPTSTR type, LPTSTR address, ULONG flags, ULONG* cb,
                                         LPENTRYID* id) override {
    return Call(*this, "CreateOneOff").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE | MAPI_SEND_NO_RICH_INFO);
      std::wstring typeText = fromParameter(type, flags), addressText = fromParameter(address, flags);
      require(!typeText.empty() && !addressText.empty() && cb != nullptr && id != nullptr, MAPI_E_INVALID_PARAMETER);
      Bytes made = oneOff(fromParameter(name, flags), typeText, addressText);
      *id = copyEntryId(made);
      *cb = static_cast<ULONG>(made.size());
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE NewEntry(ULONG_PTR, ULONG, ULONG, LPENTRYID, ULONG, LPENTRYID, ULONG*, LPENTRYID*) override {
    return unsupported("NewEntry");
  }

  HRESULT STDMETHODCALLTYPE ResolveName(ULONG_PTR ui, ULONG flags, LPTSTR title, LPADRLIST list) override {
    return Call(*this, "ResolveName").hex("flags", flags).num("ui", ui != 0).run([&]() -> HRESULT {
      requireNoDialog(ui, flags, MAPI_DIALOG, "ResolveName");
      requireFlags(flags, MAPI_UNICODE);
      require(title == nullptr && list != nullptr, MAPI_E_INVALID_PARAMETER);
      for (ULONG i = 0; i < list->cEntries; i++) resolve(list->aEntries[i]);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Address(ULONG_PTR*, LPADRPARM, LPADRLIST*) override { return dialog("Address"); }
  HRESULT STDMETHODCALLTYPE Details(ULONG_PTR*, LPFNDISMISS, LPVOID, ULONG, LPENTRYID, LPFNBUTTON, LPVOID, LPTSTR,
                                    ULONG) override {
    return dialog("Details");
  }
  HRESULT STDMETHODCALLTYPE RecipOptions(ULONG_PTR, ULONG, LPADRENTRY) override { return dialog("RecipOptions"); }
  HRESULT STDMETHODCALLTYPE QueryDefaultRecipOpt(LPTSTR, ULONG, ULONG*, LPSPropValue*) override {
    return unsupported("QueryDefaultRecipOpt");
  }
  HRESULT STDMETHODCALLTYPE GetPAB(ULONG*, LPENTRYID*) override { return unsupported("GetPAB"); }
  HRESULT STDMETHODCALLTYPE SetPAB(ULONG, LPENTRYID) override { return unsupported("SetPAB"); }
  HRESULT STDMETHODCALLTYPE GetDefaultDir(ULONG*, LPENTRYID*) override { return unsupported("GetDefaultDir"); }
  HRESULT STDMETHODCALLTYPE SetDefaultDir(ULONG, LPENTRYID) override { return unsupported("SetDefaultDir"); }

  HRESULT STDMETHODCALLTYPE GetSearchPath(ULONG flags, LPSRowSet* out) override {
    return Call(*this, "GetSearchPath").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      SRowSet* rows = root<SRowSet>(CbNewSRowSet(1));
      rows->cRows = 1;
      rows->aRow[0].ulAdrEntryPad = 0;
      rows->aRow[0].lpProps = values(globalListBag(), rows->aRow[0].cValues);
      *out = rows;
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE SetSearchPath(ULONG, LPSRowSet) override { return unsupported("SetSearchPath"); }
  HRESULT STDMETHODCALLTYPE PrepareRecips(ULONG, LPSPropTagArray, LPADRLIST) override { return unsupported("PrepareRecips"); }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IMAPIProp); }
  Bag read() override { return Bag(); }

 private:
  HRESULT dialog(const char* method) {
    Trace::instance().violation("R4", std::string("IAddrBook::") + method + " shows a dialog");
    return unsupported(method);
  }

  static Bytes oneOff(const std::wstring& name, const std::wstring& type, const std::wstring& address) {
    static const BYTE UID[16] = MAPI_ONE_OFF_UID;
    Bytes id(24, 0);
    std::copy(UID, UID + 16, id.begin() + 4);
    id[22] = 0x01;  // no rich text
    id[23] = 0x80;  // Unicode
    for (const std::wstring& part : {name, type, address}) {
      for (size_t i = 0; i <= part.size(); i++) {
        wchar_t c = i < part.size() ? part[i] : 0;
        id.push_back(static_cast<BYTE>(c & 0xFF));
        id.push_back(static_cast<BYTE>(c >> 8));
      }
    }
    return id;
  }

  static LPSPropValue values(const Bag& bag, ULONG& count) {
    count = static_cast<ULONG>(bag.values().size());
    LPSPropValue all = root<SPropValue>(count * sizeof(SPropValue));
    for (ULONG i = 0; i < count; i++) toNative(bag.values()[i], bag.values()[i].tag, true, all[i], all);
    return all;
  }

  /** Puts the found entry's properties in the place of those that name it. */
  void resolve(ADRENTRY& entry) {
    Bag asked;
    for (ULONG i = 0; i < entry.cValues; i++) asked.put(fromNative(entry.rgPropVals[i]));
    if (!asked.bytes(PR_ENTRYID).empty()) return;
    std::wstring name = asked.text(PR_DISPLAY_NAME_W);
    require(!name.empty(), MAPI_E_INVALID_PARAMETER);
    std::vector<Bag> found;
    for (const Bag& each : addressEntries(*session()->mailbox)) {
      if (findsByName(each, name)) found.push_back(each);
    }
    require(found.size() < 2, MAPI_E_AMBIGUOUS_RECIP);
    Bag resolved;
    if (!found.empty()) {
      resolved = found[0];
    } else {
      size_t at = name.find(L'@');
      require(at != std::wstring::npos && at > 0 && at + 1 < name.size() && name.find(L' ') == std::wstring::npos,
              MAPI_E_NOT_FOUND);
      resolved.put(PR_ENTRYID, oneOff(name, L"SMTP", name));
      resolved.put(PR_OBJECT_TYPE, MAPI_MAILUSER);
      resolved.put(PR_DISPLAY_TYPE, DT_MAILUSER);
      resolved.put(PR_DISPLAY_NAME_W, name);
      resolved.put(PR_ADDRTYPE_W, std::wstring(L"SMTP"));
      resolved.put(PR_EMAIL_ADDRESS_W, name);
    }
    resolved.put(PR_RECIPIENT_TYPE, asked.number(PR_RECIPIENT_TYPE, MAPI_TO));
    LPSPropValue old = entry.rgPropVals;
    entry.rgPropVals = values(resolved, entry.cValues);
    freeRoot(old);
  }
};

}  // namespace

LPADRBOOK openAddressBook(const SessionPtr& session) {
  return reinterpret_cast<LPADRBOOK>(static_cast<abi::IAddrBook*>(new AddressBook(session)));
}

LPUNKNOWN openAddressEntry(const SessionPtr& session, const Bytes& id, ULONG* type) {
  const Mailbox& user = *session->mailbox;
  if (id == globalList()) {
    *type = MAPI_ABCONT;
    return exported(new Container(session, "IABContainer", globalListBag(), addressEntries(user), {}));
  }
  Bag entry;
  if (!addressEntry(user, id, entry)) return nullptr;
  *type = static_cast<ULONG>(entry.number(PR_OBJECT_TYPE));
  if (*type == MAPI_DISTLIST) return exported(new Container(session, "IDistList", entry, membersOf(user, entry), {}));
  return reinterpret_cast<LPUNKNOWN>(openMailUser(session, entry));
}

}  // namespace ref
