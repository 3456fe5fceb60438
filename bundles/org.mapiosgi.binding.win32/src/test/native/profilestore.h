// SPDX-License-Identifier: Apache-2.0
//
// The profiles of the account, as MAPI keeps them in the registry: sections of properties by uid.
// Here they are in memory and end with the process. All access under modelLock().
#pragma once

#include "mailbox.h"

namespace ref {

struct Profile {
  std::wstring name;
  std::map<Bytes, Bag> sections = {};
  std::vector<Bytes> services = {};   // uids of sections
  std::vector<Bytes> providers = {};  // uids of sections
  LONG sessions = 0;
  bool doomed = false;        // deleted while in use
  std::wstring nextName = {}; // renamed while in use
};

class Profiles {
 public:
  static Profiles& instance();

  /** Those that a client sees. */
  std::vector<const Profile*> list() const;
  bool isDefault(const Profile* profile) const { return profile == default_; }
  /** Whatever the case of the name; null where there is none. */
  Profile* find(const std::wstring& name) const;

  void create(const std::wstring& name);
  void copy(const std::wstring& name, const std::wstring& copy);
  void rename(const std::wstring& name, const std::wstring& newName);
  void erase(const std::wstring& name);
  void setDefault(const std::wstring* name);

  void sessionBegun(Profile* profile);
  void sessionEnded(Profile* profile);

 private:
  Profiles();
  Profile* require(const std::wstring& name) const;
  void requireNew(const std::wstring& name) const;

  std::vector<std::unique_ptr<Profile>> all_;
  Profile* default_ = nullptr;
};

/** CreateMsgService; throws NOT_FOUND for what is not in MapiSvc.inf, which the settings tell. */
void addService(Profile& profile, const std::wstring& service, const std::wstring& displayName);

/** DeleteMsgService. */
void removeService(Profile& profile, const Bytes& uid);

/** The section that holds what the service is configured with. */
const Bytes& settingsOf(Profile& profile, const Bytes& service);

/** Whose mailbox the profile's Exchange service opens; empty where it has none. */
std::wstring mailboxNamed(const Profile& profile);

}  // namespace ref
