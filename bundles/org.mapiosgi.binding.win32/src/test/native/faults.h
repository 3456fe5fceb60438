// SPDX-License-Identifier: Apache-2.0
//
// Injected faults: MAPIREF_FAULTS or Faults, a list such as
//   IMAPISession::OpenMsgStore#2=0x80040115,IMAPITable::QueryRows#5+=0x80040111,MAPILogonEx#1=hang
// N counts the calls of that entry point in the process; '+' means from the N-th on; hang blocks
// the caller until the process ends.
#pragma once

#include "support.h"

#include <map>

namespace ref {

class Faults {
 public:
  static Faults& instance();

  /** Counts the call; S_OK, or what it shall fail with. Does not return from a hang. */
  HRESULT next(const std::string& entry);

 private:
  struct Rule {
    ULONG from;
    bool onwards;
    bool hang;
    HRESULT hr;
  };

  Faults();
  Lock lock_;
  std::map<std::string, std::vector<Rule>> rules_;
  std::map<std::string, ULONG> calls_;
};

}  // namespace ref
