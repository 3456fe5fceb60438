// SPDX-License-Identifier: Apache-2.0
//
// Who has initialised MAPI: a count for the process, and one for each thread.
#pragma once

#include "support.h"

#include <map>

namespace ref {

class Threads {
 public:
  static Threads& instance();

  HRESULT initialize(ULONG flags, bool& first);
  /** False where this thread had not initialised. */
  bool uninitialize(bool& last);
  bool initialized();
  /** Calls of MAPIInitialize that wait for their MAPIUninitialize. */
  ULONG leases();
  /** From DllMain: a thread that ends with calls outstanding breaks R6. */
  void detached();

 private:
  struct State {
    ULONG count = 0;
    ULONG comCount = 0;
    bool apartmentWasOurs = false;
  };

  // Held over the first and the last call, which make and end a window and a thread. Separate from
  // lock_, which a thread that ends takes under the loader's lock.
  Lock transition_;
  Lock lock_;
  std::map<DWORD, State> threads_;
  ULONG process_ = 0;
  DWORD first_ = 0;
};

}  // namespace ref
