public import CadreApplication
public import CadreDomain

/// Every page of the nouns, made from the use cases.
public enum Pages {
    /// The endpoints of all pages.
    ///
    /// - Throws: When the files that come with the library cannot be read.
    public static func endpoints(reference: ReferenceTables, useCases: UseCases) throws -> [Endpoint] {
        let world = WorldPages(show: useCases.showWorld, outlinesAddress: try WebServer.outlinesAddress())
        let countries = CountryPages(
            list: useCases.listCountries, show: useCases.showCountry, reference: reference
        )
        let offices = OfficePages(list: useCases.listOffices, show: useCases.showOffice, reference: reference)
        let staffing = StaffingPages(
            gap: useCases.showStaffing, projected: useCases.showProjected, days: useCases.listPositionDays,
            reference: reference
        )
        let positions = PositionPages(
            list: useCases.listPositions, show: useCases.showPosition, nameRelief: useCases.nameRelief,
            withdrawRelief: useCases.withdrawRelief, reference: reference
        )
        let slates = SlatePages(
            list: useCases.listSlates, show: useCases.showSlate, explain: useCases.explainSlate,
            why: useCases.whyPerson, solve: useCases.solveSlate, pin: useCases.pinSlate,
            submit: useCases.submitSlate, publish: useCases.publishSlate, reference: reference
        )
        let people = PersonPages(list: useCases.listPeople, show: useCases.showPerson, reference: reference)
        var endpoints = DeskPages(show: useCases.showDesk).endpoints + staffing.endpoints
        endpoints += WorkforcePages(show: useCases.showWorkforce).endpoints
        endpoints += positions.endpoints + people.endpoints + slates.endpoints
        endpoints += WhatIfPages(ask: useCases.whatIfSlate, reference: reference).endpoints
        endpoints += RunPages(list: useCases.listRuns, show: useCases.showRun, stop: useCases.stopRun).endpoints
        for noun in EditedNoun.allCases {
            endpoints += EditPages(noun: noun, edit: useCases.editRecord).endpoints
            endpoints += BulkPages(noun: noun, edit: useCases.bulkEdit).endpoints
        }
        let changes = ChangePages(
            list: useCases.listChanges, show: useCases.showChange, revert: useCases.revertChange
        )
        let attestations = AttestationPages(
            attest: useCases.attestOffice, list: useCases.listAttestations, open: useCases.openAttestation,
            settle: useCases.settleFinding
        )
        let sources = SourcePages(
            list: useCases.listSources, show: useCases.showSource, write: useCases.writeSource
        )
        let disagreements = DisagreementPages(
            list: useCases.listDisagreements, show: useCases.showDisagreement, decide: useCases.decideDisagreement
        )
        endpoints += FrontPages(show: useCases.showFront, reference: reference).endpoints
        endpoints += AgainPages(solve: useCases.solveSlateAgain).endpoints
        endpoints += DifferencePages(compare: useCases.compareSlates).endpoints + world.endpoints
        endpoints += countries.endpoints + offices.endpoints + changes.endpoints
        endpoints += ViewPages(views: useCases.views).endpoints + AlertPages(views: useCases.views).endpoints
        endpoints += QualityPages(show: useCases.showQuality).endpoints + attestations.endpoints
        return endpoints + sources.endpoints + disagreements.endpoints
    }
}
