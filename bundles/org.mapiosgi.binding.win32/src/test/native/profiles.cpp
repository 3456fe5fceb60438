// SPDX-License-Identifier: Apache-2.0
#include "directory.h"
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
  resetOtherStores();
  messagesOfNew = messages;
}

Mailbox* mailboxOf(const Profile& profile) {
  std::wstring owner = mailboxNamed(profile);
  if (owner != PROFILES[0] && owner != PROFILES[1]) return nullptr;
  std::unique_ptr<Mailbox>& mailbox = mailboxes()[owner];
  if (mailbox == nullptr) {
    bool coupled = owner == PROFILES[0];
    mailbox.reset(new Mailbox(owner, coupled, coupled ? 1 : 2, messagesOfNewMailbox()));
    Mailbox* made = mailbox.get();
    made->listener = [made](const Event& event) { Notifier::instance().happened(made, event); };
  }
  return mailbox.get();
}

namespace {

/** Names come in the ANSI code page: as Outlook, this one knows no MAPI_UNICODE here. */
std::wstring nameOf(LPTSTR name) {
  require(name != nullptr, MAPI_E_INVALID_PARAMETER);
  return fromParameter(name, 0);
}

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
      for (const Profile* profile : Profiles::instance().list()) {
        Bag row;
        row.put(PR_INSTANCE_KEY, Bytes(4, static_cast<BYTE>(rows.size() + 1)));
        row.put(PR_DISPLAY_NAME_W, profile->name);
        row.put(PR_DEFAULT_PROFILE, Profiles::instance().isDefault(profile));
        rows.push_back(row);
      }
      *out = newTable(nullptr, validity, fixedRows(rows, {PR_DISPLAY_NAME_W, PR_DEFAULT_PROFILE}), flags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE CreateProfile(LPTSTR name, LPTSTR password, ULONG_PTR ui, ULONG flags) override {
    return Call(*this, "CreateProfile").hex("flags", flags).text("profile", fromParameter(name, 0)).num("ui", ui != 0)
        .run([&]() -> HRESULT {
          requireNoDialog(ui, flags, MAPI_DIALOG, "CreateProfile");
          requireFlags(flags, MAPI_DEFAULT_SERVICES | MAPI_DIALOG);
          requireNoPassword(password);
          Profiles::instance().create(nameOf(name));
          return S_OK;
        });
  }

  HRESULT STDMETHODCALLTYPE DeleteProfile(LPTSTR name, ULONG flags) override {
    return Call(*this, "DeleteProfile").hex("flags", flags).text("profile", fromParameter(name, 0)).run([&]() -> HRESULT {
      requireFlags(flags, 0);
      Profiles::instance().erase(nameOf(name));
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE ChangeProfilePassword(LPTSTR, LPTSTR, LPTSTR, ULONG) override {
    return Call(*this, "ChangeProfilePassword").run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }

  HRESULT STDMETHODCALLTYPE CopyProfile(LPTSTR name, LPTSTR password, LPTSTR copy, ULONG_PTR ui, ULONG flags) override {
    return Call(*this, "CopyProfile").hex("flags", flags).text("profile", fromParameter(name, 0))
        .text("copy", fromParameter(copy, 0)).num("ui", ui != 0).run([&]() -> HRESULT {
          requireNoDialog(ui, flags, MAPI_DIALOG, "CopyProfile");
          requireFlags(flags, MAPI_DIALOG);
          requireNoPassword(password);
          Profiles::instance().copy(nameOf(name), nameOf(copy));
          return S_OK;
        });
  }

  HRESULT STDMETHODCALLTYPE RenameProfile(LPTSTR name, LPTSTR password, LPTSTR newName, ULONG_PTR ui, ULONG flags) override {
    return Call(*this, "RenameProfile").hex("flags", flags).text("profile", fromParameter(name, 0))
        .text("name", fromParameter(newName, 0)).num("ui", ui != 0).run([&]() -> HRESULT {
          requireNoDialog(ui, flags, MAPI_DIALOG, "RenameProfile");
          requireFlags(flags, 0);
          requireNoPassword(password);
          Profiles::instance().rename(nameOf(name), nameOf(newName));
          return S_OK;
        });
  }

  HRESULT STDMETHODCALLTYPE SetDefaultProfile(LPTSTR name, ULONG flags) override {
    return Call(*this, "SetDefaultProfile").hex("flags", flags).text("profile", fromParameter(name, 0)).run([&]() -> HRESULT {
      requireFlags(flags, 0);
      std::wstring wanted = fromParameter(name, 0);
      Profiles::instance().setDefault(name == nullptr ? nullptr : &wanted);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE AdminServices(LPTSTR name, LPTSTR password, ULONG_PTR ui, ULONG flags,
                                          LPSERVICEADMIN* out) override {
    return Call(*this, "AdminServices").hex("flags", flags).text("profile", fromParameter(name, 0)).num("ui", ui != 0)
        .run([&]() -> HRESULT {
          requireNoDialog(ui, flags, MAPI_DIALOG, "AdminServices");
          requireFlags(flags, MAPI_DIALOG);
          requireNoPassword(password);
          require(out != nullptr, MAPI_E_INVALID_PARAMETER);
          *out = nullptr;
          const Profile* profile = Profiles::instance().find(nameOf(name));
          require(profile != nullptr, MAPI_E_LOGON_FAILED);
          *out = newServiceAdmin(profile->name);
          return S_OK;
        });
  }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IProfAdmin); }

 private:
  static void requireNoPassword(LPTSTR password) {
    require(password == nullptr || *reinterpret_cast<const char*>(password) == 0, MAPI_E_INVALID_PARAMETER);
  }
};

}  // namespace

LPPROFADMIN newProfAdmin() { return new ProfAdmin; }

}  // namespace ref
