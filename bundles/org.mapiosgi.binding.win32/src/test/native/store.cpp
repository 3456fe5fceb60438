// SPDX-License-Identifier: Apache-2.0
#include "memory.h"
#include "notify.h"
#include "objects.h"

#include <algorithm>

namespace ref {

namespace {

const ULONG OPEN_FLAGS = MAPI_MODIFY | MAPI_DEFERRED_ERRORS | MAPI_BEST_ACCESS | 0x200 /* NO_CACHE */ |
                         0x4000 /* CACHE_ONLY */ | 0x2 /* SHOW_SOFT_DELETES */;

class Store : public PropObject<abi::IMsgStore> {
 public:
  explicit Store(const SessionPtr& session) : PropObject("IMsgStore", session) {}

  HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
    if (out == nullptr || IsEqualGUID(iid, IID_IUnknown) || implements(iid)) {
      return PropObject<abi::IMsgStore>::QueryInterface(iid, out);
    }
    return Call(*this, "QueryInterface").run([&]() -> HRESULT {
      *out = manageStore(session(), iid);
      return *out == nullptr ? MAPI_E_INTERFACE_NOT_SUPPORTED : S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Advise(ULONG cb, LPENTRYID id, ULONG mask, LPMAPIADVISESINK sink,
                                   ULONG_PTR* connection) override {
    if (sink != nullptr) sink->AddRef();
    Call call(*this, "Advise");
    HRESULT hr = call.hex("mask", mask).run([&]() -> HRESULT {
      require(sink != nullptr && connection != nullptr && mask != 0, MAPI_E_INVALID_PARAMETER);
      Bytes scope = entryId(cb, id);
      if (scope == mailbox().storeId()) scope.clear();
      require(scope.empty() || mailbox().folder(scope) != nullptr || mailbox().message(scope) != nullptr,
              MAPI_E_NOT_FOUND);
      *connection = Notifier::instance().advise(this, &mailbox(), mask, scope, sink);
      call.num("connection", static_cast<LONGLONG>(*connection));
      const FolderNode* inbox = mailbox().inbox();
      if ((mask & fnevNewMail) && !inbox->messages.empty()) {
        Event mail{fnevNewMail, MAPI_MESSAGE, inbox->messages.back()->id, inbox->id, {}, {}, L"IPM.Note", 0};
        Notifier::instance().storm(*connection, mail, wcstoul(setting(L"MAPIREF_STORM", L"Storm").c_str(), nullptr, 10));
      }
      return S_OK;
    });
    if (FAILED(hr) && sink != nullptr) sink->Release();
    return hr;
  }

  HRESULT STDMETHODCALLTYPE Unadvise(ULONG_PTR connection) override {
    LPMAPIADVISESINK sink = nullptr;
    HRESULT hr = Call(*this, "Unadvise").num("connection", static_cast<LONGLONG>(connection)).run([&]() -> HRESULT {
      sink = Notifier::instance().unadvise(this, connection);
      if (sink == nullptr) Trace::instance().violation("R17", "Unadvise of an unknown connection");
      return sink == nullptr ? MAPI_E_NOT_FOUND : S_OK;
    });
    if (sink != nullptr) sink->Release();
    return hr;
  }

  HRESULT STDMETHODCALLTYPE CompareEntryIDs(ULONG cb1, LPENTRYID id1, ULONG cb2, LPENTRYID id2, ULONG,
                                            ULONG* result) override {
    return Call(*this, "CompareEntryIDs").run([&] { return compareEntryIds(entryId(cb1, id1), entryId(cb2, id2), result); });
  }

  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cb, LPENTRYID id, LPCIID iid, ULONG flags, ULONG* type,
                                      LPUNKNOWN* out) override {
    return Call(*this, "OpenEntry").hex("flags", flags).num("cb", cb).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      Bytes key = entryId(cb, id);
      // No id: the root folder, which is above what a user sees.
      *out = openEntry(session(), key.empty() ? mailbox().root()->id : key, iid, flags, type);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SetReceiveFolder(LPTSTR, ULONG, ULONG, LPENTRYID) override {
    return unsupported("SetReceiveFolder");
  }

  HRESULT STDMETHODCALLTYPE GetReceiveFolder(LPTSTR messageClass, ULONG flags, ULONG* cb, LPENTRYID* id,
                                             LPTSTR* explicitClass) override {
    return Call(*this, "GetReceiveFolder").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(cb != nullptr && id != nullptr, MAPI_E_INVALID_PARAMETER);
      std::wstring wanted = fromParameter(messageClass, flags);
      bool ipm = CompareStringOrdinal(wanted.substr(0, 3).c_str(), -1, L"IPM", -1, TRUE) == CSTR_EQUAL;
      if (explicitClass != nullptr) {
        std::wstring answer = ipm ? L"IPM" : L"";
        wchar_t* text = root<wchar_t>((answer.size() + 1) * sizeof(wchar_t));
        if (flags & MAPI_UNICODE) {
          std::copy(answer.c_str(), answer.c_str() + answer.size() + 1, text);
        } else {
          std::string narrow = toAnsi(answer);
          std::copy(narrow.c_str(), narrow.c_str() + narrow.size() + 1, reinterpret_cast<char*>(text));
        }
        *explicitClass = text;
      }
      *id = copyEntryId(mailbox().inbox()->id);
      *cb = static_cast<ULONG>(mailbox().inbox()->id.size());
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE GetReceiveFolderTable(ULONG, LPMAPITABLE*) override {
    return unsupported("GetReceiveFolderTable");
  }

  HRESULT STDMETHODCALLTYPE StoreLogoff(ULONG* flags) override {
    return Call(*this, "StoreLogoff").hex("flags", flags == nullptr ? 0 : *flags).run([&]() -> HRESULT {
      require(flags != nullptr, MAPI_E_INVALID_PARAMETER);
      *flags = LOGOFF_COMPLETE;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE AbortSubmit(ULONG cb, LPENTRYID id, ULONG flags) override {
    return Call(*this, "AbortSubmit").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, 0);
      std::shared_ptr<MessageNode> message = mailbox().message(entryId(cb, id));
      require(message != nullptr, MAPI_E_NOT_FOUND);
      MessageData data = *message->saved;
      LONGLONG was = data.props.number(PR_MESSAGE_FLAGS);
      require((was & MSGFLAG_SUBMIT) != 0, MAPI_E_NOT_IN_QUEUE);
      data.props.put(PR_MESSAGE_FLAGS, was & ~static_cast<LONGLONG>(MSGFLAG_SUBMIT));
      mailbox().replace(*message, std::move(data));
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE GetOutgoingQueue(ULONG, LPMAPITABLE*) override { return unsupported("GetOutgoingQueue"); }
  HRESULT STDMETHODCALLTYPE SetLockState(LPMESSAGE, ULONG) override { return unsupported("SetLockState"); }
  HRESULT STDMETHODCALLTYPE FinishedMsg(ULONG, ULONG, LPENTRYID) override { return unsupported("FinishedMsg"); }
  HRESULT STDMETHODCALLTYPE NotifyNewMail(LPNOTIFICATION) override { return unsupported("NotifyNewMail"); }

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMAPIProp) || IsEqualGUID(iid, IID_IMsgStore);
  }
  Bag read() override { return mailbox().storeProps(); }

 private:
  Mailbox& mailbox() { return *session()->mailbox; }
};

std::wstring hexText(const Bytes& id) {
  std::wstring text;
  const wchar_t* digits = L"0123456789ABCDEF";
  for (size_t i = 0; i < id.size() && i < 64; i++) {
    text += digits[id[i] >> 4];
    text += digits[id[i] & 15];
  }
  return text;
}

}  // namespace

LPMDB openStore(const SessionPtr& session) {
  return reinterpret_cast<LPMDB>(static_cast<abi::IMsgStore*>(new Store(session)));
}

LPUNKNOWN openEntry(const SessionPtr& session, const Bytes& id, LPCIID iid, ULONG flags, ULONG* type) {
  requireFlags(flags, OPEN_FLAGS);
  bool writable = writeAccess(flags);
  ULONG found = 0;
  LPUNKNOWN object = nullptr;
  std::wstring name, addressType, address;
  Mailbox& mailbox = *session->mailbox;
  if (auto folder = mailbox.folder(id)) {
    requireInterface(iid, {&IID_IMAPIFolder, &IID_IMAPIContainer, &IID_IMAPIProp});
    found = MAPI_FOLDER;
    object = reinterpret_cast<LPUNKNOWN>(openFolder(session, folder, writable));
  } else if (auto message = mailbox.message(id)) {
    requireInterface(iid, {&IID_IMessage, &IID_IMAPIProp});
    found = MAPI_MESSAGE;
    object = reinterpret_cast<LPUNKNOWN>(openMessage(session, message, writable));
  } else if ((object = openAddressEntry(session, id, &found)) != nullptr) {
    // With its default interface: no client asks for another one.
  } else if (parseOneOff(id, name, addressType, address)) {
    requireInterface(iid, {&IID_IMailUser, &IID_IMAPIProp});
    Bag props;
    props.put(PR_ENTRYID, id);
    props.put(PR_RECORD_KEY, id);
    props.put(PR_OBJECT_TYPE, MAPI_MAILUSER);
    props.put(PR_DISPLAY_TYPE, DT_MAILUSER);
    props.put(PR_DISPLAY_NAME_W, name);
    props.put(PR_ADDRTYPE_W, addressType);
    props.put(PR_EMAIL_ADDRESS_W, address);
    found = MAPI_MAILUSER;
    object = reinterpret_cast<LPUNKNOWN>(openMailUser(session, props));
  } else if (id.size() >= 20 && std::equal(PROVIDER_UID, PROVIDER_UID + 16, id.begin() + 4)) {
    throw Failure{MAPI_E_NOT_FOUND, L"The reference store has no object " + hexText(id) + L" (any more)."};
  } else {
    throw Failure{MAPI_E_UNKNOWN_ENTRYID, L"The entry identifier " + hexText(id) + L" is not the reference store's."};
  }
  if (type != nullptr) *type = found;
  return object;
}

HRESULT compareEntryIds(const Bytes& a, const Bytes& b, ULONG* result) {
  require(result != nullptr, MAPI_E_INVALID_PARAMETER);
  *result = a == b;
  return S_OK;
}

}  // namespace ref
