// SPDX-License-Identifier: Apache-2.0
#include "profilestore.h"

#include "objects.h"

#include <algorithm>

namespace ref {

namespace {

const wchar_t* const EXCHANGE = L"MSEMS";

// EdkMdb.h's, which the compiler's headers lack.
const ULONG EMSMDB_SECTION_UID = PROP_TAG(PT_BINARY, 0x3D15);
const ULONG CONFIG_FLAGS = PROP_TAG(PT_LONG, 0x6601);
const ULONG UNRESOLVED_NAME = PROP_TAG(PT_UNICODE, 0x6607);
const ULONG USER_SMTP_ADDRESS = PROP_TAG(PT_UNICODE, 0x6641);
const std::wstring RESOLVED = L"=SMTP:";  // an address that is not to be looked up
const ULONG CONFIG_SERVICE = 0x1;
const ULONG CONFIG_SHOW_CONNECT_UI = 0x4;

bool same(const std::wstring& a, const std::wstring& b) {
  return CompareStringOrdinal(a.c_str(), -1, b.c_str(), -1, TRUE) == CSTR_EQUAL;
}

Bytes newUid() {
  GUID guid;
  CoCreateGuid(&guid);
  const BYTE* bytes = reinterpret_cast<const BYTE*>(&guid);
  return Bytes(bytes, bytes + sizeof guid);
}

Bytes addProvider(Profile& profile, const Bytes& service, const std::wstring& name, const wchar_t* shown, ULONG type) {
  Bytes uid = newUid();
  Bag section;
  section.put(PR_PROVIDER_UID, uid);
  section.put(PR_SERVICE_UID, service);
  section.put(PR_SERVICE_NAME_W, name);
  section.put(PR_DISPLAY_NAME_W, std::wstring(shown));
  section.put(PR_PROVIDER_DLL_NAME_W, std::wstring(L"olmapi32.dll"));
  section.put(PR_RESOURCE_TYPE, type);
  profile.sections[uid] = section;
  profile.providers.push_back(uid);
  return uid;
}

bool installed(const std::wstring& service, std::wstring& spelled) {
  std::wstring list = setting(L"MAPIREF_SERVICES", L"Services");
  if (list.empty()) list = EXCHANGE;
  for (size_t at = 0; at <= list.size();) {
    size_t end = std::min(list.find(L',', at), list.size());
    spelled = list.substr(at, end - at);
    if (same(spelled, service)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

Profiles& Profiles::instance() {
  static auto* profiles = new Profiles;
  return *profiles;
}

Profiles::Profiles() {
  for (const wchar_t* name : PROFILES) {
    create(name);
    Profile& profile = *all_.back();
    addService(profile, EXCHANGE, EXCHANGE);
    Bag& settings = profile.sections[settingsOf(profile, profile.services[0])];
    settings.put(UNRESOLVED_NAME, std::wstring(name));
    settings.put(CONFIG_FLAGS, CONFIG_SERVICE);
  }
  default_ = all_.front().get();
}

std::vector<const Profile*> Profiles::list() const {
  std::vector<const Profile*> seen;
  for (const auto& profile : all_) {
    if (!profile->doomed) seen.push_back(profile.get());
  }
  return seen;
}

Profile* Profiles::find(const std::wstring& name) const {
  for (const auto& profile : all_) {
    if (!profile->doomed && same(profile->name, name)) return profile.get();
  }
  return nullptr;
}

Profile* Profiles::require(const std::wstring& name) const {
  Profile* found = find(name);
  if (found == nullptr) throw Failure{MAPI_E_NOT_FOUND, L"there is no profile \"" + name + L"\""};
  return found;
}

void Profiles::requireNew(const std::wstring& name) const {
  ref::require(!name.empty() && name.size() <= cchProfileNameMax, MAPI_E_INVALID_PARAMETER);
  ref::require(name.front() != L' ' && name.back() != L' ', MAPI_E_INVALID_PARAMETER);
  for (wchar_t c : name) ref::require(IsCharAlphaNumericW(c) || c == L'_' || c == L' ', MAPI_E_INVALID_PARAMETER);
  if (find(name) != nullptr) throw Failure{static_cast<HRESULT>(MAPI_E_NO_ACCESS), L"there is a profile \"" + name + L"\" already"};
}

void Profiles::create(const std::wstring& name) {
  requireNew(name);
  all_.emplace_back(new Profile{name});
}

void Profiles::copy(const std::wstring& name, const std::wstring& copy) {
  Profile* original = require(name);
  requireNew(copy);
  all_.emplace_back(new Profile{copy, original->sections, original->services, original->providers});
}

void Profiles::rename(const std::wstring& name, const std::wstring& newName) {
  Profile* profile = require(name);
  requireNew(newName);
  (profile->sessions == 0 ? profile->name : profile->nextName) = newName;
}

void Profiles::erase(const std::wstring& name) {
  Profile* profile = require(name);
  if (profile == default_) default_ = nullptr;
  profile->doomed = true;
  sessionBegun(profile);
  sessionEnded(profile);
}

void Profiles::setDefault(const std::wstring* name) { default_ = name == nullptr ? nullptr : require(*name); }

void Profiles::sessionBegun(Profile* profile) { profile->sessions++; }

void Profiles::sessionEnded(Profile* profile) {
  if (--profile->sessions > 0) return;
  if (!profile->nextName.empty()) profile->name.swap(profile->nextName);
  profile->nextName.clear();
  if (!profile->doomed) return;
  all_.erase(std::remove_if(all_.begin(), all_.end(),
                            [profile](const std::unique_ptr<Profile>& each) { return each.get() == profile; }),
             all_.end());
}

void addService(Profile& profile, const std::wstring& service, const std::wstring& displayName) {
  std::wstring name;
  if (!installed(service, name)) {
    throw Failure{MAPI_E_NOT_FOUND, L"MapiSvc.inf has no message service \"" + service + L"\""};
  }
  bool exchange = same(name, EXCHANGE);
  Bytes uid = newUid();
  Bag section;
  section.put(PR_SERVICE_UID, uid);
  section.put(PR_SERVICE_NAME_W, name);
  section.put(PR_DISPLAY_NAME_W, exchange ? std::wstring(L"Microsoft Exchange") : displayName);
  section.put(PR_RESOURCE_FLAGS, exchange ? SERVICE_DEFAULT_STORE | SERVICE_PRIMARY_IDENTITY : 0);
  Bytes store = addProvider(profile, uid, name, L"Reference Message Store", MAPI_STORE_PROVIDER);
  if (exchange) {
    addProvider(profile, uid, name, L"Reference Directory Service", MAPI_AB_PROVIDER);
    addProvider(profile, uid, name, L"Reference Transport", MAPI_TRANSPORT_PROVIDER);
    Bytes shared = newUid();
    Bag settings;
    settings.put(PR_STORE_PROVIDERS, store);
    // A new service would ask a person, until it is told not to.
    settings.put(CONFIG_FLAGS, CONFIG_SERVICE | CONFIG_SHOW_CONNECT_UI);
    profile.sections[shared] = settings;
    section.put(EMSMDB_SECTION_UID, shared);
  }
  profile.sections[uid] = section;
  profile.services.push_back(uid);
}

void removeService(Profile& profile, const Bytes& uid) {
  auto found = std::find(profile.services.begin(), profile.services.end(), uid);
  require(found != profile.services.end(), MAPI_E_NOT_FOUND);
  profile.services.erase(found);
  profile.providers.erase(
      std::remove_if(profile.providers.begin(), profile.providers.end(),
                     [&](const Bytes& provider) { return profile.sections[provider].bytes(PR_SERVICE_UID) == uid; }),
      profile.providers.end());
  profile.sections.erase(uid);
}

const Bytes& settingsOf(Profile& profile, const Bytes& service) {
  Bytes shared = profile.sections[service].bytes(EMSMDB_SECTION_UID);
  return profile.sections.find(shared.empty() ? service : shared)->first;
}

std::wstring mailboxNamed(const Profile& profile) {
  for (const Bytes& service : profile.services) {
    const Bag& section = profile.sections.at(service);
    Bytes shared = section.bytes(EMSMDB_SECTION_UID);
    if (shared.empty()) continue;
    const Bag& settings = profile.sections.at(shared);
    std::wstring address = settings.text(USER_SMTP_ADDRESS);
    if (address.compare(0, RESOLVED.size(), RESOLVED) == 0) address.erase(0, RESOLVED.size());
    std::wstring name = address.empty() ? settings.text(UNRESOLVED_NAME) : address;
    return name.substr(0, name.find(L'@'));
  }
  return std::wstring();
}

}  // namespace ref
