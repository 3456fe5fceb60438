// SPDX-License-Identifier: Apache-2.0
#include "notify.h"
#include "objects.h"

#include <cstdlib>

namespace ref {

const wchar_t* const PROFILES[3] = {L"service", L"uncoupled", L"refused"};

namespace {

std::map<std::wstring, std::unique_ptr<Mailbox>>& mailboxes() {
  static auto* all = new std::map<std::wstring, std::unique_ptr<Mailbox>>;
  return *all;
}

const ULONG AS_CONFIGURED = ~0UL;
ULONG messagesOfNew = AS_CONFIGURED;

ULONG messagesOfNewMailbox() {
  if (messagesOfNew != AS_CONFIGURED) return messagesOfNew;
  std::wstring count = setting(L"MAPIREF_MESSAGES", L"Messages");
  return count.empty() ? 1024 : wcstoul(count.c_str(), nullptr, 10);
}

}  // namespace

void resetMailboxes(ULONG messages) {
  Held held(modelLock());
  mailboxes().clear();
  messagesOfNew = messages;
}

Mailbox* mailboxOf(const std::wstring& profile) {
  if (profile != PROFILES[0] && profile != PROFILES[1]) return nullptr;
  std::unique_ptr<Mailbox>& mailbox = mailboxes()[profile];
  if (mailbox == nullptr) {
    bool coupled = profile == PROFILES[0];
    mailbox.reset(new Mailbox(profile, coupled, coupled ? 1 : 2, messagesOfNewMailbox()));
    Mailbox* made = mailbox.get();
    made->listener = [made](const Event& event) { Notifier::instance().happened(made, event); };
  }
  return mailbox.get();
}

namespace {

class ProfAdmin : public Object<::IProfAdmin> {
 public:
  ProfAdmin() : Object("IProfAdmin", nullptr) {}

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return lastError(hr, flags, out); });
  }

  HRESULT STDMETHODCALLTYPE GetProfileTable(ULONG flags, LPMAPITABLE* out) override {
    return Call(*this, "GetProfileTable").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      std::vector<Bag> rows;
      for (const wchar_t* name : PROFILES) {
        Bag row;
        row.put(PR_INSTANCE_KEY, Bytes(4, static_cast<BYTE>(rows.size() + 1)));
        row.put(PR_DISPLAY_NAME_W, std::wstring(name));
        row.put(PR_DEFAULT_PROFILE, rows.empty());
        rows.push_back(row);
      }
      *out = newTable(nullptr, validity, fixedRows(rows, {PR_DISPLAY_NAME_W, PR_DEFAULT_PROFILE}), flags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE CreateProfile(LPTSTR, LPTSTR, ULONG_PTR, ULONG) override { return unsupported("CreateProfile"); }
  HRESULT STDMETHODCALLTYPE DeleteProfile(LPTSTR, ULONG) override { return unsupported("DeleteProfile"); }
  HRESULT STDMETHODCALLTYPE ChangeProfilePassword(LPTSTR, LPTSTR, LPTSTR, ULONG) override {
    return unsupported("ChangeProfilePassword");
  }
  HRESULT STDMETHODCALLTYPE CopyProfile(LPTSTR, LPTSTR, LPTSTR, ULONG_PTR, ULONG) override { return unsupported("CopyProfile"); }
  HRESULT STDMETHODCALLTYPE RenameProfile(LPTSTR, LPTSTR, LPTSTR, ULONG_PTR, ULONG) override {
    return unsupported("RenameProfile");
  }
  HRESULT STDMETHODCALLTYPE SetDefaultProfile(LPTSTR, ULONG) override { return unsupported("SetDefaultProfile"); }
  HRESULT STDMETHODCALLTYPE AdminServices(LPTSTR, LPTSTR, ULONG_PTR, ULONG, LPSERVICEADMIN*) override {
    return unsupported("AdminServices");
  }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IProfAdmin); }

 private:
  HRESULT unsupported(const char* method) {
    return Call(*this, method).run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }
};

}  // namespace

LPPROFADMIN newProfAdmin() { return new ProfAdmin; }

}  // namespace ref
