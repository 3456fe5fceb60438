// SPDX-License-Identifier: Apache-2.0
//
// Injected faults: MAPIREF_FAULTS, Faults, or what control.cpp was given while the process runs; a
// list such as
//   IMAPISession::OpenMsgStore#2=0x80040115,*#5+=0x80040111,MAPILogonEx#1=hang,*#3=delay:30,IStream::Read#1=crash
// N counts the calls of that entry point ('*': of all) since the list was given; '+' means from the
// N-th on; hang blocks the caller until another list is given, or the process ends; delay is in
// milliseconds; crash writes to address 0. A fault that fails neither counts nor strikes what returns no HRESULT.
#pragma once

#include "support.h"

#include <memory>

namespace ref {

class Faults {
 public:
  static Faults& instance();

  /** Counts the call; S_OK, or what it shall fail with. */
  HRESULT next(const std::string& entry) { return consider(entry, true); }
  /** Counts a call that returns no HRESULT. */
  void pass(const std::string& entry) { consider(entry, false); }
  /** What comes at its own time is in no count, and only a fault of its name strikes it. */
  void passUncounted(const std::string& entry) { consider(entry, false, false); }

  /** Replaces all faults, lets go whoever hangs, and counts anew. False where some are not understood. */
  bool arm(const std::string& list);
  /** Ends all faults and lets go whoever hangs; what was counted stays. */
  void disarm();

  /** Calls since the list was given; with everything, those too that return no HRESULT. */
  LONG calls(bool everything) const { return everything ? calls_ : failable_; }
  /** How many calls were struck since. */
  LONG hits() const { return hits_; }
  /** The entry points that were struck since, each once, in their order. */
  std::string struck();

 private:
  enum class Effect { FAIL, HANG, DELAY, CRASH };

  struct Rule {
    std::string entry;
    ULONG from;
    bool onwards;
    Effect effect;
    HRESULT hr;
    DWORD milliseconds;
    ULONG seen;
  };

  /** What those wait for who hang in one list's faults. */
  struct Gate {
    HANDLE opened = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    ~Gate() { CloseHandle(opened); }
  };

  Faults();
  static bool parse(const std::string& item, Rule& rule);
  HRESULT consider(const std::string& entry, bool failable, bool counted = true);

  Lock lock_;
  std::vector<Rule> rules_;
  std::shared_ptr<Gate> gate_;
  std::vector<std::string> struck_;
  volatile LONG armed_ = 0;
  volatile LONG calls_ = 0;
  volatile LONG failable_ = 0;
  volatile LONG hits_ = 0;
};

}  // namespace ref
