import CadreApplication
import CadreDomain
import HTTPTypes

/// Choosing whom to act as.
struct SignInPages: Sendable {
    let site: Site
    let cookies: SessionCookie

    init(site: Site) {
        self.site = site
        cookies = SessionCookie(sign: site.sign)
    }

    var endpoints: [Endpoint] {
        let back = "Where to go on afterwards, a path of this server."
        return [
            .get(
                "/sign-in", "Lists the personas that a visitor may act as.", action: nil,
                parameters: [.init("return", back, example: "/positions")],
                example: .object([("acting_as", .null), ("personas", .list(site.personas.prefix(1).map(json)))]),
                handler: show
            ),
            .post(
                "/sign-in", "Starts a session as a persona.", action: nil, write: .session, formats: [.html],
                fields: [
                    .init("persona", "The key of the persona.", example: site.personas.first?.key ?? "planner"),
                    .init("return", back, isRequired: false, example: "/positions"),
                ],
                errors: [.formForged, .callerUnknown], handler: signIn
            ),
            .post(
                "/sign-out", "Ends the session.", action: nil, write: .session, formats: [.html],
                errors: [.formForged]
            ) { _ in .seeOther("/sign-in").setting(.setCookie, to: SessionCookie.endHeader) },
        ]
    }

    private func show(_ request: WebRequest) -> Reply {
        guard request.format == .html else {
            let current = request.persona.map { JSONText.text($0.key) } ?? .null
            return .json(.object([("acting_as", current), ("personas", .list(site.personas.map(json)))]))
        }
        let model = SignInModel(
            current: request.persona.map { "\($0.actor), \($0.role.title.lowercased())" },
            signOut: request.persona == nil ? nil : request.formFields(for: "/sign-out"),
            form: request.formFields(for: "/sign-in"), returnAddress: Self.local(request.value("return")),
            personas: site.personas.map { persona in
                SignInModel.Choice(
                    key: persona.key, actor: persona.actor, role: persona.role.title,
                    scope: words(persona.scope), summary: persona.summary, deeds: Self.deeds(of: persona.role)
                )
            }
        )
        return .page(Page(title: "Who am I", section: nil, template: "sign-in", model: model))
    }

    private func signIn(_ request: WebRequest) throws(Refusal) -> Reply {
        let key = request.field("persona") ?? ""
        guard site.personas.contains(where: { $0.key == key }) else {
            throw Refusal(
                .callerUnknown, "There is no persona (\(key)).",
                fix: "Use one of: \(site.personas.map(\.key).joined(separator: ", "))."
            )
        }
        let session = Session(
            personaKey: key, startedMilliseconds: site.now().milliseconds, nonce: Hex.text(site.randomBytes(16))
        )
        return .seeOther(Self.local(request.field("return"))).setting(.setCookie, to: cookies.header(of: session))
    }

    private func json(_ persona: Persona) -> JSONText {
        .object([
            ("key", .text(persona.key)), ("actor", .text(persona.actor)), ("role", .text(persona.role.rawValue)),
            ("scope", .text(persona.scope.description)), ("summary", .text(persona.summary)),
            ("actions", .list(Self.actions(of: persona.role).map { .text($0.rawValue) })),
        ])
    }

    private func words(_ scope: Caller.Scope) -> String {
        switch scope {
        case .global: "the whole service"
        case .command(let code): code.rawValue
        case .country(let code): site.reference.country(code)?.name ?? code.rawValue
        case .ownRecord: "the own record"
        }
    }

    /// The path to go on to: one of this server, or the first page.
    static func local(_ address: String?) -> String {
        guard let address, address.utf8.first == UInt8(ascii: "/"), !address.hasPrefix("//"),
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return address
    }

    private static func actions(of role: Caller.Role) -> [Action] {
        Action.allCases.filter { AccessPolicy.table[$0]?.contains(role) == true }
    }

    private static func deeds(of role: Caller.Role) -> String {
        actions(of: role).map(words).joined(separator: ", ")
    }

    private static func words(_ action: Action) -> String {
        switch action {
        case .readRegister: "read the register"
        case .readPeople: "read people's records"
        case .readJournal: "read the journal"
        case .importRecords: "import records"
        case .editRecord: "edit records"
        case .revertChange: "revert change sets"
        case .importTrainingEvents: "import training events"
        case .makeDemo: "make the demo world"
        case .manageSources: "make and change sources"
        case .decideDisagreement: "decide between sources"
        case .nameRelief: "name a relief"
        case .withdrawRelief: "withdraw a relief"
        case .overrideGate: "override a gate with a reason"
        case .solveSlate: "solve a slate"
        case .pinSlate: "pin people on a slate"
        case .submitSlate: "submit a slate"
        case .publishSlate: "publish a slate"
        case .saveView: "save a view"
        case .subscribeView: "be told of new rows"
        case .openAttestation: "open and close attestation campaigns"
        case .attestOffice: "attest the roster of an office"
        case .settleFinding: "settle findings"
        }
    }
}

/// What the sign-in page shows.
private struct SignInModel: Sendable {
    struct Choice: Sendable {
        let key: String
        let actor: String
        let role: String
        let scope: String
        let summary: String
        let deeds: String
    }

    let current: String?
    let signOut: FormFields?
    let form: FormFields
    let returnAddress: String
    let personas: [Choice]
}
