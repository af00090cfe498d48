import CadreApplication

/// What is always true of an error code: its title, cause and remedy, shown at `/errors/CODE`.
struct ErrorEntry: Sendable, Hashable {
    /// A few words.
    let title: String
    /// Why it happens.
    let cause: String
    /// What the user does.
    let remedy: String

    /// The entry of a code; the words are those of `docs/errors.md`.
    static func of(_ code: ErrorCode) -> ErrorEntry {
        switch code {
        case .requestMalformed:
            ErrorEntry(
                title: "The request cannot be read",
                cause: "The request cannot be read: its body is not the form or the JSON that the address takes, or a "
                    + "field is missing.",
                remedy: "Compare the request with the description at `/openapi.json`; the problem names the field."
            )
        case .requestTooLarge:
            ErrorEntry(
                title: "The body is too large",
                cause: "The body is larger than the address takes. The problem names the limit.",
                remedy: "Send less: split the file, or import it with `cadre import`."
            )
        case .idempotencyKeyMissing:
            ErrorEntry(
                title: "No idempotency key",
                cause: "A write came without an idempotency key, so that a repetition could not be told from a second "
                    + "change.",
                remedy: "Send the header `Idempotency-Key` with a value of your own, new for each change."
            )
        case .idempotencyKeyReused:
            ErrorEntry(
                title: "The idempotency key was used before",
                cause: "You used the idempotency key before, for a different request. Nobody else's keys count.",
                remedy: "Use a new key for a new change; repeat a request only word for word."
            )
        case .routeNotFound:
            ErrorEntry(
                title: "Nothing at this address",
                cause: "There is no page, record or route at this address.",
                remedy: "Check the spelling; begin at `/` or at `/openapi.json`."
            )
        case .methodNotAllowed:
            ErrorEntry(
                title: "The address does not take this method",
                cause: "The address exists and does not take this method. The header `Allow` names those it takes.",
                remedy: "Use one of the methods that it takes."
            )
        case .callerUnknown:
            ErrorEntry(
                title: "Nobody is signed in",
                cause: "Nobody is signed in, and the action needs somebody.",
                remedy: "Choose a persona in the demo, or sign in."
            )
        case .callerNotAllowed:
            ErrorEntry(
                title: "Not allowed",
                cause:
                    "The caller's role may not take this action, or its scope does not hold what the action touches.",
                remedy: "Ask somebody in one of the roles that the message names, or with a scope that holds it."
            )
        case .formForged:
            ErrorEntry(
                title: "The form cannot be trusted",
                cause: "A form came from another site, or its token is missing or too old.",
                remedy: "Load the page again, then send the form again."
            )
        case .filterUnknownField:
            ErrorEntry(
                title: "No such field",
                cause: "A filter names a field that the list does not have. The problem suggests the nearest one.",
                remedy: "Use one of the fields that the list has; they are on the page and in `/openapi.json`."
            )
        case .filterUnknownOperator:
            ErrorEntry(
                title: "No such operator",
                cause: "A filter uses an operator that its field does not have, such as `__lt` on a word.",
                remedy: "Use one of the operators that the problem names."
            )
        case .filterBadValue:
            ErrorEntry(
                title: "A filter cannot be read",
                cause: "A filter's value cannot be read as the kind of its field. Of an expression `any=(...)`, the "
                    + "problem names the character at fault.",
                remedy: "Write days as `2027-06-30`, countries as `PHL`, and words as the problem lists them."
            )
        case .parameterBadValue:
            ErrorEntry(
                title: "A parameter cannot be used",
                cause: "A parameter that is no filter, such as `as_of`, `sort` or `limit`, cannot be read or is out of "
                    + "range.",
                remedy: "Use a value within what the problem names. A page beyond the last one of a list is out of "
                    + "range, too."
            )
        case .cursorUnknown:
            ErrorEntry(
                title: "The cursor is not known",
                cause: "The cursor is not one that this list gave: it was cut, changed, or belongs to other filters.",
                remedy: "Begin again without a cursor, and follow `next` as it is given."
            )
        case .journalIndexUnknown:
            ErrorEntry(
                title: "The journal ends before that entry",
                cause: "`Last-Event-ID` or `after` names an entry that this journal does not have yet: it was read "
                    + "from another journal, because the database was since replaced, or restored from an older copy.",
                remedy: "Forget what was read, and read everything again, from `after=0`."
            )
        case .positionNotFound:
            ErrorEntry(
                title: "No such position",
                cause: "There is no position with this number or identity.",
                remedy: "Check the number; look it up in `/positions`."
            )
        case .positionTaken:
            ErrorEntry(
                title: "The position was taken",
                cause: "Another officer took the position first; the message says who, and when. Of a slate that is to "
                    + "be published: lines no longer hold since the register has changed, or since a gate fails on the "
                    + "register of now; each is told with who was proposed, what changed, by whom and when.",
                remedy: "Look at the position as it is now and choose another, or talk to the officer who is named, "
                    + "and withdraw that relief on the page of the position; solve the window of the slate again."
            )
        case .reliefGateFailed:
            ErrorEntry(
                title: "A gate is not met",
                cause: "The person fails at least one gate of the position, asked for the report day: the same gates "
                    + "that a slate asks. The message lists each with what it needs, what was found and what would "
                    + "change it.",
                remedy: "Name somebody who meets every gate, or mend the record. An assignment officer "
                    + "overrides gates that somebody may waive by giving a reason in `override_reason`; the other "
                    + "gates, and the statutory cap on service members, cannot be overridden."
            )
        case .reliefNotNamed:
            ErrorEntry(
                title: "Nobody is named",
                cause: "No relief is named for the position, so that none can be withdrawn: it was withdrawn before, "
                    + "or the person has reported. The message says who changed it last, and when.",
                remedy: "Look at the position as it is now. A tour that has begun is ended by importing its actual end."
            )
        case .reliefDue:
            ErrorEntry(
                title: "The report day has come",
                cause: "The day on which the relief was to report has come, so that the register must say what "
                    + "happened and not what was planned.",
                remedy: "Import the assignment as active where the person arrived, as cancelled where nobody came."
            )
        case .reliefPublished:
            ErrorEntry(
                title: "A published slate named the relief",
                cause: "The relief was named by publishing a slate. Two people decided it, and one alone does not take "
                    + "it back.",
                remedy: "Ask a planner to import the assignment as cancelled, then solve the window of the slate again."
            )
        case .personNotFound:
            ErrorEntry(
                title: "No such person",
                cause: "There is no person with this identity. A slate asked why or what if about somebody who is not "
                    + "in the register, or no candidate of its window, answers so, too.",
                remedy: "Check the identity; look it up in `/people`."
            )
        case .personAssigned:
            ErrorEntry(
                title: "The person holds another position",
                cause: "The person holds another position on some of these days, and nobody is in two positions on one "
                    + "day.",
                remedy: "Choose other days or another person, or end the other assignment first."
            )
        case .officeNotFound:
            ErrorEntry(
                title: "No such office",
                cause: "There is no office with this code.",
                remedy: "Check the code; look it up in `/offices`."
            )
        case .countryNotFound:
            ErrorEntry(
                title: "No such country",
                cause: "There is no country with this code.",
                remedy: "Use the ISO alpha-3 code, such as `PHL`; alpha-2 is accepted too."
            )
        case .slateNotFound:
            ErrorEntry(
                title: "No such slate",
                cause: "There is no slate with this identity.",
                remedy: "Look it up in `/slates`."
            )
        case .versionStale:
            ErrorEntry(
                title: "Somebody changed it since",
                cause: "Somebody changed the record since it was read. The message gives both versions.",
                remedy: "Load it again, look at what changed, and make the change again."
            )
        case .versionMissing:
            ErrorEntry(
                title: "No version was named",
                cause: "A change did not say which version of the record it was made from.",
                remedy: "Send the version that was read, in `If-Match` or in the form."
            )
        case .slateWrongState:
            ErrorEntry(
                title: "The slate is in another state",
                cause:
                    "The step does not fit the state of the slate: only a draft is submitted, only a submitted slate "
                    + "is published.",
                remedy: "Look at the state of the slate; the message names the state that the step needs."
            )
        case .slateSamePerson:
            ErrorEntry(
                title: "A second person must publish",
                cause: "The person who submitted a slate cannot publish it.",
                remedy: "Ask a second person to look at it and publish it."
            )
        case .pinImpossible:
            ErrorEntry(
                title: "The pins cannot be met",
                cause: "Two pins contradict each other, a pin and an exclusion name the same pair, or a pin names "
                    + "somebody or something that is not in the run.",
                remedy: "Remove one of the two that the problem names."
            )
        case .pinGateFailed:
            ErrorEntry(
                title: "No reason overrides a gate",
                cause: "A pinned pair fails a gate that nobody may waive, or the pins together exceed the statutory "
                    + "cap on service members. The message lists each gate with what it needs, what was found and what "
                    + "would change it.",
                remedy: "Pin somebody who meets those gates, mend the record and solve the window again, or exclude a "
                    + "pair that takes a seat under the cap."
            )
        case .limitInvalid:
            ErrorEntry(
                title: "A limit cannot be used",
                cause: "A limit of a slate cannot be read, names an office, command or person that is not there, names "
                    + "somebody who is no candidate of the window, or stands in two couples. Nothing was written.",
                remedy: "Mend the limit that the problem names; `docs/rules.md` says how each is written."
            )
        case .limitInfeasible:
            ErrorEntry(
                title: "No slate keeps to every limit",
                cause: "No slate of the window keeps to all of the limits and pins that the problem lists, or the "
                    + "search ended before it found one; the message says which. Nothing was written.",
                remedy: "Give way in one of the limits. The problem lists for each how little would do, and what the "
                    + "best slate is worth then."
            )
        case .frontTooLarge:
            ErrorEntry(
                title: "The values cannot be weighed",
                cause: "The points of a slate's pairs are so large that weights for two objectives exceed the largest "
                    + "number that is summed. Nothing was written.",
                remedy: "Solve the window again with smaller weights of rules, and ask for the front of that slate."
            )
        case .windowBad:
            ErrorEntry(
                title: "The window cannot be used",
                cause: "The window of a slate is empty, ends before it begins, or is too long.",
                remedy: "Give a first and a last day in order; the message names the longest window."
            )
        case .runFailed:
            ErrorEntry(
                title: "The run did not finish",
                cause: "A run did not finish, or its answer did not pass the independent verification; no slate was "
                    + "made from it.",
                remedy: "Solve again; if it fails again, tell the operator the identity of the run."
            )
        case .runDiffers:
            ErrorEntry(
                title: "The run repeated is not the run stored",
                cause: "The run of a slate, repeated from its frozen input, differs from what is stored of it, so the "
                    + "slate is neither shown nor published: it was altered, or made by another version of Cadre.",
                remedy: "Do not use the slate. Tell the operator, and solve a new one."
            )
        case .runQueueFull:
            ErrorEntry(
                title: "Too many runs wait",
                cause: "Runs are done one at a time, and so are fronts of slates beside them; as many as may wait are "
                    + "waiting. Nothing was changed; pages that need neither go on.",
                remedy: "Try again in half a minute, with the same idempotency key."
            )
        case .runStopped:
            ErrorEntry(
                title: "The run was stopped",
                cause: "Somebody stopped the run before it had found a slate.",
                remedy: "Ask for the run again with a new idempotency key; stop it later, or give way in one of "
                    + "the limits."
            )
        case .viewNotFound:
            ErrorEntry(
                title: "No such view",
                cause: "There is no saved view with this identity, it was deleted, or it is private to another person.",
                remedy: "Look it up at `/views` or with `cadre view list`, or ask its keeper to share it."
            )
        case .viewTooMany:
            ErrorEntry(
                title: "Too many views",
                cause: "One person keeps at most 200 views, and is told of new rows of at most 50.",
                remedy: "Delete a view, or end a subscription, that is no longer needed."
            )
        case .alertNotFound:
            ErrorEntry(
                title: "No such alert",
                cause: "No alert with this identity waits for you: it was acknowledged, its subscription ended, or it "
                    + "is for somebody else.",
                remedy: "Look at `/alerts` or `cadre view alerts`; the journal keeps every alert there was."
            )
        case .attestationNotOpen:
            ErrorEntry(
                title: "Nothing is to be attested",
                cause: "No attestation campaign is open, none has been opened yet, or the office has no position "
                    + "on the day that is attested.",
                remedy: "Ask a planner to open a campaign; `cadre attest progress` lists them."
            )
        case .attestationOpen:
            ErrorEntry(
                title: "A campaign cannot be opened",
                cause: "A campaign is open already, or the quarter had its campaign. The text names it.",
                remedy: "Close the open campaign first, or name another quarter."
            )
        case .attestationChanged:
            ErrorEntry(
                title: "Rows are not as they were shown",
                cause: "Rows of the roster have changed since they were shown, or the digest sent is of other "
                    + "rows. The problems name each row and what it is now; nothing was attested or kept.",
                remedy: "Read the roster again and answer what it shows now. On the page what you answered of other "
                    + "rows stands in the form."
            )
        case .attestationSent:
            ErrorEntry(
                title: "The roster was attested",
                cause: "The office has attested its roster in this campaign. The text says who did and when.",
                remedy: "Read the receipt on the page of the office; what is wrong since is a matter of the next "
                    + "campaign or of the assignment officer."
            )
        case .findingNotFound:
            ErrorEntry(
                title: "No such finding",
                cause: "No office has reported a finding about this position in this quarter.",
                remedy: "Look it up with `cadre attest findings`."
            )
        case .findingSettled:
            ErrorEntry(
                title: "The finding was settled",
                cause: "Somebody has settled the finding already. The text says who and when.",
                remedy: "Nothing is left to do; the list of findings says how it was settled."
            )
        case .runNotFound:
            ErrorEntry(
                title: "No such run",
                cause: "There is no run with this identity, or it made no slate that could be repeated.",
                remedy: "Look it up with `cadre run list`; a run that made a slate can be named by the slate too."
            )
        case .editRejected:
            ErrorEntry(
                title: "Values cannot be taken",
                cause:
                    "Values of an edit cannot be read, or the record would break a law with them; each is named with "
                    + "what was found and what is allowed. Nothing was written.",
                remedy: "Mend the fields that are named."
            )
        case .bulkEditTooLarge:
            ErrorEntry(
                title: "Too many records",
                cause: "More records match the filter of a bulk edit than it may change. Nothing was written.",
                remedy: "Filter more closely, or allow more with max_affected, `--max-affected` of the command."
            )
        case .changeNotFound:
            ErrorEntry(
                title: "No such change set", cause: "There is no change set with this identity.",
                remedy: "Look it up at /changes or with `cadre change list`."
            )
        case .changeReverted:
            ErrorEntry(
                title: "The change set is reverted already",
                cause: "Somebody reverted the change set before.",
                remedy: "To have its changes again, revert the change set that reverted it."
            )
        case .changeOvertaken:
            ErrorEntry(
                title: "Records were changed since",
                cause: "Records of the change set were changed again after it, so that what was before cannot be "
                    + "restored; each is named with the entry that changed it. Nothing was written.",
                remedy: "Revert the later change sets first, newest first, or change the records by hand."
            )
        case .sourceNotFound:
            ErrorEntry(
                title: "No such source",
                cause: "There is no source with this code.",
                remedy: "Look it up with `cadre source list`, or make it first with `cadre source new`."
            )
        case .sourceExists:
            ErrorEntry(
                title: "The source is there already",
                cause: "There is a source with this code already, so no second one was made.",
                remedy: "Change it with `cadre source set`, or choose another code."
            )
        case .disagreementNotFound:
            ErrorEntry(
                title: "No such disagreement",
                cause: "Sources say nothing different of this field on the day: they agree by now, or the identity is "
                    + "none of noun, record and field.",
                remedy: "Look at the list of disagreements again."
            )
        case .fileUnreadable:
            ErrorEntry(
                title: "The file cannot be read",
                cause: "A file cannot be read at all: it is missing, empty, not text in a known encoding, no regular "
                    + "file (a pipe, a device, a folder), changed while it was read, a workbook that is encrypted, "
                    + "damaged or not what it claims, damaged in its packing, a profile that cannot be used, or not "
                    + "the kind of file that was named.",
                remedy: "Open it in the program that made it and save it as CSV in UTF-8 or as an Excel workbook "
                    + "(.xlsx); `cadre import template KIND` prints the columns."
            )
        case .importRowsRejected:
            ErrorEntry(
                title: "Some rows cannot be taken",
                cause: "Some rows cannot be taken, so nothing was written, of any file of the command. Each is named "
                    + "with file, row, column, what was found, what is allowed and how to mend it.",
                remedy: "Mend the rows; `cadre import check` groups them by cause and writes nothing."
            )
        case .instanceInvalid:
            ErrorEntry(
                title: "The instance file cannot be solved",
                cause: "An instance file, or its side-constraint file, breaks its format or is larger than can be "
                    + "solved. The message names the byte, the row, what was found and what is allowed; nothing was "
                    + "solved.",
                remedy: "Mend what the message names and write the file again"
            )
        case .instanceInfeasible:
            ErrorEntry(
                title: "Not every row can be matched, or not every rule kept",
                cause: "Every row of the instance has to be matched (mode 0), and some rows together have pairs with "
                    + "fewer columns than they are. Or no answer keeps to every rule of the side-constraint file; the "
                    + "message names rules that contradict each other, and for each what the best answer is worth if "
                    + "it gives way, or that this is not enough because other rules contradict each other too.",
                remedy: "Add pairs for one of the rows that the message names, or let rows stay unmatched (mode 1); "
                    + "loosen one of the rules that it names, and solve again where that is not enough."
            )
        case .recordBreaksLaw:
            ErrorEntry(
                title: "A record breaks a law of the register",
                cause: "A record breaks a law of the register, such as days that are not in order. The problem names "
                    + "the law.",
                remedy: "Correct what the problem points at."
            )
        case .dataDirectoryUnusable:
            ErrorEntry(
                title: "The data directory cannot be used",
                cause: "The data directory cannot be used: it is missing, it is not a directory, it may not be read or "
                    + "written, it holds something else, or a table in its folder `reference` is wrong.",
                remedy: "Name a directory with `--data`, or make one with `cadre demo`; on a page, tell the operator."
            )
        case .dataDirectoryBusy:
            ErrorEntry(
                title: "Another process is writing",
                cause: "Another process writes in the data directory, and there is one writer at a time.",
                remedy: "Wait for the other process, or send the change to the running server."
            )
        case .addressTaken:
            ErrorEntry(
                title: "The address is taken",
                cause: "Another process listens on the address and port that the server was told to listen on.",
                remedy: "Stop that process, or name another port with `--listen`; port 0 takes a free one."
            )
        case .storeUnavailable:
            ErrorEntry(
                title: "Changes cannot be stored now",
                cause:
                    "The store cannot be written now, most often because the disk is full. Reads go on. Nothing that "
                    + "was acknowledged is lost, and this change was not made.",
                remedy: "Try again later, with the same idempotency key."
            )
        case .storeCorrupt:
            ErrorEntry(
                title: "The store is damaged",
                cause: "The store holds something that breaks its own rules; Cadre does not guess around it.",
                remedy: "Tell the operator the request id."
            )
        case .usageBad:
            ErrorEntry(
                title: "The command was not understood",
                cause: "The command line was not understood.",
                remedy: "Read what `cadre help` says of the command; the message names the argument."
            )
        case .internalFailure:
            ErrorEntry(
                title: "A mistake of Cadre",
                cause: "A mistake of Cadre's own.",
                remedy: "Try again; if it happens again, tell the operator the request id."
            )
        }
    }
}
