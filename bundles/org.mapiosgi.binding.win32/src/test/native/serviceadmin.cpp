// SPDX-License-Identifier: Apache-2.0
//
// IMsgServiceAdmin, IProviderAdmin and IProfSect.
#include "memory.h"
#include "objects.h"

#include <algorithm>

namespace ref {

namespace {

const std::vector<ULONG> SERVICE_COLUMNS = {PR_SERVICE_UID, PR_SERVICE_NAME_W, PR_DISPLAY_NAME_W, PR_RESOURCE_FLAGS};
const std::vector<ULONG> PROVIDER_COLUMNS = {PR_PROVIDER_UID,   PR_SERVICE_UID,   PR_SERVICE_NAME_W,
                                             PR_DISPLAY_NAME_W, PR_RESOURCE_TYPE, PR_PROVIDER_DLL_NAME_W};
const ULONG NO_RESTART_WARNING = 0x80;
const ULONG FORCE_ACCESS = 0x80000;  // MAPI_FORCE_ACCESS, which not every header has

Bytes uidOf(LPMAPIUID uid) {
  require(uid != nullptr, MAPI_E_INVALID_PARAMETER);
  return Bytes(uid->ab, uid->ab + sizeof uid->ab);
}

TableSource sectionRows(const Profile& profile, const std::vector<Bytes>& uids, const std::vector<ULONG>& columns) {
  std::vector<Bag> rows;
  for (const Bytes& uid : uids) {
    rows.push_back(profile.sections.at(uid));
    rows.back().put(PR_INSTANCE_KEY, uid);
  }
  return fixedRows(rows, columns);
}

class Section : public PropObject<abi::IMAPIProp> {
 public:
  Section(const std::wstring& profile, const Bytes& uid, bool writable)
      : PropObject("IProfSect", nullptr), profile_(profile), uid_(uid), writable_(writable) {}

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IMAPIProp) || IsEqualGUID(iid, IID_IProfSect); }
  Bag read() override { return found()->sections[uid_]; }
  Bag* edit() override { return writable_ ? &found()->sections[uid_] : nullptr; }
  // Nothing waits to be saved: a section is not transacted.
  void save(ULONG) override { require(writable_, MAPI_E_NO_ACCESS); }

 private:
  Profile* found() {
    Profile* profile = Profiles::instance().find(profile_);
    require(profile != nullptr, MAPI_E_OBJECT_DELETED);
    return profile;
  }
  std::wstring profile_;
  Bytes uid_;
  bool writable_;
};

/** readsProviders: a provider's section is open for reading without being forced. */
LPPROFSECT openSection(Profile& profile, LPMAPIUID uid, LPCIID iid, ULONG flags, bool readsProviders) {
  requireFlags(flags, MAPI_MODIFY | MAPI_DEFERRED_ERRORS | FORCE_ACCESS);
  requireInterface(iid, {&IID_IProfSect, &IID_IMAPIProp});
  Bytes key = uidOf(uid);
  bool writable = flags & MAPI_MODIFY;
  bool providers = std::find(profile.providers.begin(), profile.providers.end(), key) != profile.providers.end();
  require(!providers || (flags & FORCE_ACCESS) || (readsProviders && !writable), MAPI_E_NO_ACCESS);
  require(writable || profile.sections.count(key) != 0, MAPI_E_NOT_FOUND);
  return reinterpret_cast<LPPROFSECT>(static_cast<abi::IMAPIProp*>(new Section(profile.name, key, writable)));
}

/** What both administration objects are on: a profile, by name, since it may go meanwhile. */
template <class I>
class Admin : public Object<I> {
 public:
  Admin(const char* interfaceName, const std::wstring& profile)
      : Object<I>(interfaceName, SessionPtr()), profile_(profile) {}

 protected:
  Profile& profile() {
    Profile* found = Profiles::instance().find(profile_);
    require(found != nullptr, MAPI_E_OBJECT_DELETED);
    return *found;
  }
  HRESULT unsupported(const char* method) {
    return Call(*this, method).run([]() -> HRESULT { return MAPI_E_NO_SUPPORT; });
  }
  HRESULT openTable(const char* method, ULONG flags, LPMAPITABLE* out,
                    const std::function<std::vector<Bytes>(const Profile&)>& uids, const std::vector<ULONG>& columns) {
    return Call(*this, method).hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = newTable(nullptr, this->validity, sectionRows(profile(), uids(profile()), columns), flags);
      return S_OK;
    });
  }

 private:
  std::wstring profile_;
};

class ProviderAdmin : public Admin<abi::IProviderAdmin> {
 public:
  ProviderAdmin(const std::wstring& profile, const Bytes& service) : Admin("IProviderAdmin", profile), service_(service) {}

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return lastError(hr, flags, out); });
  }
  HRESULT STDMETHODCALLTYPE GetProviderTable(ULONG flags, LPMAPITABLE* out) override {
    return openTable("GetProviderTable", flags, out, [this](const Profile& profile) { return own(profile); }, PROVIDER_COLUMNS);
  }
  HRESULT STDMETHODCALLTYPE CreateProvider(LPTSTR, ULONG, LPSPropValue, ULONG_PTR, ULONG, MAPIUID*) override {
    return unsupported("CreateProvider");
  }
  HRESULT STDMETHODCALLTYPE DeleteProvider(LPMAPIUID) override { return unsupported("DeleteProvider"); }
  HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID uid, LPCIID iid, ULONG flags, LPPROFSECT* out) override {
    return Call(*this, "OpenProfileSection").hex("flags", flags).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = openSection(profile(), uid, iid, flags, true);
      return S_OK;
    });
  }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IProviderAdmin); }

 private:
  std::vector<Bytes> own(const Profile& profile) const {
    std::vector<Bytes> uids;
    for (const Bytes& uid : profile.providers) {
      if (profile.sections.at(uid).bytes(PR_SERVICE_UID) == service_) uids.push_back(uid);
    }
    return uids;
  }
  Bytes service_;
};

LPPROVIDERADMIN newProviderAdmin(const std::wstring& profile, const Bytes& service) {
  return reinterpret_cast<LPPROVIDERADMIN>(static_cast<abi::IProviderAdmin*>(new ProviderAdmin(profile, service)));
}

class ServiceAdmin : public Admin<::IMsgServiceAdmin> {
 public:
  explicit ServiceAdmin(const std::wstring& profile) : Admin("IMsgServiceAdmin", profile) {}

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return lastError(hr, flags, out); });
  }
  HRESULT STDMETHODCALLTYPE GetMsgServiceTable(ULONG flags, LPMAPITABLE* out) override {
    return openTable("GetMsgServiceTable", flags, out, [](const Profile& profile) { return profile.services; }, SERVICE_COLUMNS);
  }
  HRESULT STDMETHODCALLTYPE CreateMsgService(LPTSTR service, LPTSTR displayName, ULONG_PTR ui, ULONG flags) override {
    return Call(*this, "CreateMsgService").hex("flags", flags).text("service", fromParameter(service, 0)).num("ui", ui != 0)
        .run([&]() -> HRESULT {
          requireNoDialog(ui, flags, SERVICE_UI_ALWAYS | SERVICE_UI_ALLOWED, "CreateMsgService");
          requireFlags(flags, SERVICE_UI_ALWAYS | SERVICE_UI_ALLOWED | NO_RESTART_WARNING);
          addService(profile(), fromParameter(service, 0), fromParameter(displayName, 0));
          return S_OK;
        });
  }
  HRESULT STDMETHODCALLTYPE DeleteMsgService(LPMAPIUID uid) override {
    return Call(*this, "DeleteMsgService").run([&]() -> HRESULT {
      removeService(profile(), uidOf(uid));
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE CopyMsgService(LPMAPIUID, LPTSTR, LPCIID, LPCIID, LPVOID, ULONG_PTR, ULONG) override {
    return unsupported("CopyMsgService");
  }
  HRESULT STDMETHODCALLTYPE RenameMsgService(LPMAPIUID, ULONG, LPTSTR) override { return unsupported("RenameMsgService"); }
  HRESULT STDMETHODCALLTYPE ConfigureMsgService(LPMAPIUID uid, ULONG_PTR ui, ULONG flags, ULONG count,
                                                LPSPropValue values) override {
    // Tags only: a value may be a secret.
    return Call(*this, "ConfigureMsgService").hex("flags", flags).num("values", count)
        .hex("first", count > 0 && values != nullptr ? values[0].ulPropTag : 0).num("ui", ui != 0).run([&]() -> HRESULT {
          ULONG dialogs = SERVICE_UI_ALWAYS | SERVICE_UI_ALLOWED | 0x8 /* MSG_SERVICE_UI_READ_ONLY */;
          requireNoDialog(ui, flags, dialogs, "ConfigureMsgService");
          requireFlags(flags, dialogs | MAPI_UNICODE);
          Bytes key = uidOf(uid);
          const std::vector<Bytes>& services = profile().services;
          require(std::find(services.begin(), services.end(), key) != services.end(), MAPI_E_NOT_FOUND);
          require(count > 0 && values != nullptr, MAPI_E_INVALID_PARAMETER);
          Bag& settings = profile().sections[settingsOf(profile(), key)];
          for (ULONG i = 0; i < count; i++) settings.put(fromNative(values[i]));
          return S_OK;
        });
  }
  HRESULT STDMETHODCALLTYPE OpenProfileSection(LPMAPIUID uid, LPCIID iid, ULONG flags, LPPROFSECT* out) override {
    return Call(*this, "OpenProfileSection").hex("flags", flags).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = openSection(profile(), uid, iid, flags, false);
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE MsgServiceTransportOrder(ULONG, LPMAPIUID, ULONG) override {
    return unsupported("MsgServiceTransportOrder");
  }
  HRESULT STDMETHODCALLTYPE AdminProviders(LPMAPIUID uid, ULONG flags, LPPROVIDERADMIN* out) override {
    return Call(*this, "AdminProviders").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_UNICODE);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      Bytes key = uidOf(uid);
      const std::vector<Bytes>& services = profile().services;
      require(std::find(services.begin(), services.end(), key) != services.end(), MAPI_E_NOT_FOUND);
      *out = newProviderAdmin(profile().name, key);
      return S_OK;
    });
  }
  HRESULT STDMETHODCALLTYPE SetPrimaryIdentity(LPMAPIUID, ULONG) override { return unsupported("SetPrimaryIdentity"); }
  HRESULT STDMETHODCALLTYPE GetProviderTable(ULONG flags, LPMAPITABLE* out) override {
    return openTable("GetProviderTable", flags, out, [](const Profile& profile) { return profile.providers; }, PROVIDER_COLUMNS);
  }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_IMsgServiceAdmin); }
};

}  // namespace

void requireNoDialog(ULONG_PTR ui, ULONG flags, ULONG dialogs, const char* method) {
  if (ui == 0 && (flags & dialogs) == 0) return;
  Trace::instance().violation("R4", std::string(method) + " asks for a dialog");
  throw Failure{MAPI_E_USER_CANCEL};
}

LPSERVICEADMIN newServiceAdmin(const std::wstring& profile) { return new ServiceAdmin(profile); }

}  // namespace ref
