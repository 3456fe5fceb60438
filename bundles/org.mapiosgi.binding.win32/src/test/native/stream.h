// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "object.h"

namespace ref {

/** An IStream on a property; what is written counts from Commit on. Without commit it is read only. */
LPUNKNOWN newStream(const SessionPtr& session, const std::shared_ptr<Validity>& validity, Bytes content,
                    std::function<void(const Bytes&)> commit, bool atEnd);

}  // namespace ref
