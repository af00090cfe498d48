import Testing

@testable import CadreWeb

@Suite("Links and forms of a page of the past stay in the past")
struct PastLinksTests {
    private let links = PastLinks(moment: 42) { $0.hasPrefix("/positions") || $0 == "/" }

    @Test(
        "A link gets the moment once, before its fragment, and only where its address answers for it",
        arguments: [
            (#"<a href="/">"#, #"<a href="/?at=42">"#),
            (
                #"<a class="x" href="/positions?q=a&amp;b=c#row">"#,
                #"<a class="x" href="/positions?q=a&amp;b=c&amp;at=42#row">"#
            ),
            (#"<a href="/positions#row">"#, #"<a href="/positions?at=42#row">"#),
            (#"<a href="/positions?at=7">"#, #"<a href="/positions?at=7">"#),
            (#"<a href="/positions?q=a&amp;at=">"#, #"<a href="/positions?q=a&amp;at=">"#),
            (#"<a href="/positions?format=1">"#, #"<a href="/positions?format=1&amp;at=42">"#),
            (#"<link href="/static/cadre.css">"#, #"<link href="/static/cadre.css">"#),
            (#"<a href="https://example.org/positions">"#, #"<a href="https://example.org/positions">"#),
            (#"<td data-at="/positions">"#, #"<td data-at="/positions">"#),
            (#"<a href="/positions"#, #"<a href="/positions"#),
        ]
    )
    func links(html: String, kept: String) { #expect(links.kept(in: html) == kept) }

    @Test(
        "A form that reads gets the moment as a field, one that writes does not",
        arguments: [
            (
                #"<form action="/positions"><b>"#,
                #"<form action="/positions"><input type="hidden" name="at" value="42"><b>"#
            ),
            (
                #"<form class="search" role="search" action="/positions">"#,
                #"<form class="search" role="search" action="/positions"><input type="hidden" name="at" value="42">"#
            ),
            (#"<form method="post" action="/positions">"#, #"<form method="post" action="/positions">"#),
            (#"<form action="/positions" method="post">"#, #"<form action="/positions" method="post">"#),
            (#"<form action="/sign-in">"#, #"<form action="/sign-in">"#),
        ]
    )
    func forms(html: String, kept: String) { #expect(links.kept(in: html) == kept) }
}
