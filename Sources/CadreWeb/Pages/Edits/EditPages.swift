import CadreApplication
import CadreDomain

/// The form that edits a record of one noun, and the change that programs send.
struct EditPages: Sendable {
    let noun: EditedNoun
    let edit: EditRecord

    /// The name of the path parameter.
    private var key: String { noun == .office ? "code" : "id" }
    private var path: String { "/\(noun.plural)/{\(key)}" }
    private var key404: ErrorCode {
        switch noun {
        case .position: .positionNotFound
        case .person: .personNotFound
        case .office: .officeNotFound
        }
    }

    private var parameter: Endpoint.Parameter {
        switch noun {
        case .position: .init(key, "The identity or the number of the position.", example: "pos_000114")
        case .person: .init(key, "The identity of the person.", example: "per_000031")
        case .office: .init(key, "The code of the office.", example: "PHL-JUSMAG")
        }
    }

    var endpoints: [Endpoint] {
        let name = noun.rawValue
        let errors: [ErrorCode] = [
            key404, .editRejected, .versionStale, .parameterBadValue, .idempotencyKeyReused, .journalIndexUnknown,
        ]
        return [
            .get(
                path + "/edit", "Shows the form that edits the \(name).", action: .editRecord, formats: [.html],
                parameters: [parameter], errors: [key404], handler: answerForm
            ),
            .post(
                path + "/edit",
                "Edits the \(name): from a day on, or as a correction. A form has every field; what it leaves as it "
                    + "was read is not touched.",
                action: .editRecord, write: .versionedCommit, versionPlace: versionPlace, parameters: [parameter],
                fields: fields, errors: errors, example: Self.done, handler: answerEdit
            ),
            .patch(
                path, "Edits the fields of the \(name) that are given.", action: .editRecord,
                versionPlace: versionPlace, parameters: [parameter], fields: fields, errors: errors,
                example: Self.done, handler: answerEdit
            ),
        ]
    }

    private var versionPlace: String { "It is the journal_index of the JSON of GET \(path)." }

    private var fields: [Endpoint.Field] {
        edit.fields(of: noun).map {
            Endpoint.Field(
                $0.name, "\($0.note.prefix(1).uppercased() + $0.note.dropFirst()).", isRequired: false,
                example: $0.example
            )
        } + [
            Endpoint.Field(
                "from", "The first day of a new version; without it the version in force is corrected.",
                isRequired: false, example: "2027-06-15"
            ),
            Endpoint.Field(
                "on", "The day whose version is corrected; today where it is left out.", isRequired: false,
                example: "2026-12-01"
            ),
            Endpoint.Field(
                "reason", "Why, in one line of at most \(SlateText.reasonLengthMax) characters.", isRequired: false,
                example: "The manning document of October."
            ),
        ]
    }

    // MARK: Handlers

    private func answerForm(_ request: WebRequest) async throws(Refusal) -> Reply {
        let form = try await edit.form(noun, request.parameter(key), on: request.asOf, for: request.caller)
        return .page(EditModel.page(form, noun, request))
    }

    private func answerEdit(_ request: WebRequest) async throws(Refusal) -> Reply {
        let names = Set(edit.fields(of: noun).map(\.name))
        let input = EditRecord.Input(
            noun: noun, key: request.parameter(key), from: try request.bodyDay("from"),
            on: try request.bodyDay("on"), version: Int64(try request.expectedVersion()),
            fields: request.fields.filter { names.contains($0.key) }, reason: request.field("reason")
        )
        let outcome: EditRecord.Outcome
        do throws(Refusal) {
            outcome = try await edit(input, key: try request.idempotencyKey(), by: request.caller)
        } catch {
            guard [.editRejected, .versionStale].contains(error.code), request.format == .html else { throw error }
            let form = try await edit.form(
                noun, input.key, on: input.from ?? input.on, sent: input, for: request.caller
            )
            let address = EditModel.path(noun, form.record) + "/edit"
            return .refused(
                EditModel.page(form, noun, sent: input, refusal: error, request.reading(address)), at: address,
                for: error
            )
        }
        return .done(
            request, at: outcome.change.map { "/changes/\($0)" } ?? "/\(noun.plural)/\(input.key)",
            .object([
                ("change", .optional(outcome.change?.rawValue)),
                ("changes", .list(outcome.differences.map { .text($0.changeWords) })),
                ("merged", .list(outcome.taken.map(JSONText.text))),
                ("warnings", .list(outcome.warnings.map { .text("\($0.cause): \($0.found). \($0.fix)") })),
            ])
        )
    }

    private static let done = JSONText.object([
        ("change", .text("chg_048113")), ("changes", .list([.text("from 2027-06-15: post Manila -> Cebu")])),
        ("merged", .list([.text("grade_max")])), ("warnings", .list([.text("identity.unlike: title. Check it.")])),
    ])
}
