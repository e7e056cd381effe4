package okhttp3.mockwebserver;

/** Stands for the deprecated class of this name, so that its artifact need not be there. */
public final class MockWebServer {}
