package com.example.mail;

import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Query;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component
public class InboxReader {
  @Activate
  public InboxReader(@Reference(target = "(mapi.session=default)") MapiSession session) {
    session
        .submit(mapi -> mapi.inbox().messages().list(Query.all().limit(100)))
        .onSuccess(
            rows -> rows.forEach(row -> System.out.println("inbox: " + row.get(Pr.SUBJECT, ""))))
        .onFailure(failure -> System.err.println("inbox: " + failure.getMessage()));
  }
}
